import { letterTo } from './support/mail.ts';
import { addresses, people } from './support/network.ts';
import { sendForm } from './support/forms.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('a message is reported, hidden with a reason, and its author is told @wide', async ({
	page,
	newVisitor,
}) => {
	const title = `Une famille ${crypto.randomUUID().slice(0, 8)}`;
	const author = await newVisitor({ javaScriptEnabled: false });
	await signIn(author, people.director);
	const path = await sendForm(author, `${addresses.citeGroup}/fils/nouveau`, {
		...{ kind: 'information', title, body: 'La famille du 12, rue des Tilleuls, va mal.' },
	});
	const thread = path.split('?')[0]!;

	const reporter = await newVisitor({ javaScriptEnabled: false });
	await signIn(reporter, people.observer);
	await reporter.goto(thread);
	// Who only reads has no field to write in.
	await expect(reporter.getByRole('textbox', { name: 'Votre réponse' })).toHaveCount(0);
	await reporter.getByRole('link', { name: /^Signaler/ }).click();
	await reporter.getByRole('textbox', { name: 'Ce qui ne va pas' }).fill('On y reconnaît une famille.');
	await reporter.getByRole('button', { name: 'Signaler' }).click();
	await expect(
		reporter.getByText('Merci : les personnes qui animent le groupe vont regarder.'),
	).toBeVisible();

	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/fils`);
	await page.getByRole('list', { name: 'Messages signalés' }).getByRole('link', { name: title }).click();
	await page.getByRole('textbox', { name: 'Votre raison' }).fill('On ne parle pas ici d’une famille.');
	await page.getByRole('button', { name: 'Masquer' }).click();
	await expect(page.getByText('Ce fil est masqué.')).toBeVisible();

	expect(await letterTo('helene.jaouen.marchand@example.org', title)).toContain(
		'On ne parle pas ici d’une famille.',
	);
	expect((await reporter.goto(thread))?.status()).toBe(404);
	expect((await author.goto(thread))?.status()).toBe(404);
});

test('a thread is made one with another, and its old address leads there @wide', async ({ page }) => {
	await signIn(page, people.authority);
	const words = crypto.randomUUID().slice(0, 8);
	const ask = async (title: string) =>
		(
			await sendForm(page, `${addresses.citeGroup}/fils/nouveau`, {
				kind: 'question',
				title,
				body: 'La même.',
			})
		).split('?')[0]!;
	const [old, kept] = [await ask(`Doublon ${words}`), await ask(`Première ${words}`)];
	await page.goto(`${old}/gerer`);
	await page.getByRole('textbox', { name: 'Quel fil du groupe ?' }).fill(words);
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.getByRole('radio', { name: new RegExp(`Première ${words}`) }).check();
	await page.getByRole('button', { name: 'Réunir' }).click();
	await expect(page).toHaveURL(new RegExp(kept));
	const answer = await page.request.get(old, { maxRedirects: 0 });
	expect([answer.status(), answer.headers()['location']]).toEqual([308, kept]);
});
