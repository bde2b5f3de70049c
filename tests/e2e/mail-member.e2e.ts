import { addresses, people } from './support/network.ts';
import { letterTo } from './support/mail.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Forms and a link: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('somebody is in a group by e-mail at once, and leaves it by one click of a letter', async ({
	page,
	newVisitor,
}) => {
	const email = `rose-${crypto.randomUUID()}@exemple.fr`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/invitations`);
	await page.getByLabel('Adresses électroniques').fill(`Rose Kerdoncuff <${email}>`);
	await page.getByRole('radio', { name: /Membre par e-mail/ }).check();
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	await expect(page.getByText('Une invitation est partie.')).toBeVisible();
	await page.goto(`${addresses.citeGroup}/membres`);
	const row = page.getByRole('listitem').filter({ hasText: email });
	await expect(row).toContainText('Rose Kerdoncuff');

	const letter = await letterTo(email, 'messagerie, sans');
	const link = /https?:\/\/\S+(\/par-courriel\/[\w-]+)/.exec(letter)![1]!;
	expect(letter).toContain('List-Unsubscribe: <');
	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await theirs.goto(link);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Cité éducative d’Angers');
	await theirs.getByRole('link', { name: 'Entrer avec un compte' }).click();
	await expect(theirs.getByLabel('Votre nom')).toHaveValue('Rose Kerdoncuff');
	await theirs.goto(link);
	await theirs.getByRole('button', { name: 'Ne plus rien recevoir de ce groupe' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous n’en recevez plus rien');
	await page.goto(`${addresses.citeGroup}/membres`);
	await expect(row).toHaveCount(0);
});
