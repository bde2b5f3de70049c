import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { letterTo } from './support/mail.ts';
import { aPng } from '../support/pictures.ts';
import { addresses, people } from './support/network.ts';
import { aProgramme, newProgramme } from './support/programmes.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const directorsAddress = 'helene.jaouen.marchand@example.org';

/** Asking and answering are forms: without JavaScript, on a phone as on a desk. */
test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('a question is asked, answered, answered back from a letter without signing in, and its answer kept', async ({
		page,
		newVisitor,
	}) => {
		const title = `Qui prête un minibus ? ${crypto.randomUUID().slice(0, 8)}`;
		await signIn(page, people.director);
		await page.goto(addresses.citeGroup);
		await page.getByRole('link', { name: 'Poser une question' }).first().click();
		await expect(page.getByText('Pas de nom d’élève')).toBeVisible();
		await page.getByRole('textbox', { name: 'En une ligne' }).fill(title);
		await page
			.getByRole('textbox', { name: 'Votre message' })
			.fill(`Pour la sortie du 12.\n\n@${people.authority}, voyez https://example.org/cars.`);
		await page.getByRole('button', { name: 'Publier' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page.getByRole('link', { name: `@${people.authority}` })).toBeVisible();
		await expect(page.getByRole('link', { name: 'https://example.org/cars' })).toBeVisible();
		const thread = new URL(page.url()).pathname;

		// The whole group sees that it waits, and then who answers for it.
		const animator = await newVisitor({ javaScriptEnabled: false });
		await signIn(animator, people.authority);
		await animator.goto(`${addresses.citeGroup}/fils`);
		const queue = animator.getByRole('list', { name: 'Questions sans réponse' });
		await expect(queue.getByRole('listitem').filter({ hasText: title })).toContainText(
			'personne ne s’en charge',
		);
		await animator.goto(thread);
		await animator.getByText('S’en charger').click();
		const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
		await animator.getByRole('main').locator('input[name="day"]').fill(day);
		await animator.getByRole('button', { name: 'Enregistrer' }).click();
		await expect(animator.getByText('le groupe voit qui s’en charge')).toBeVisible();
		await animator
			.getByRole('textbox', { name: 'Votre réponse' })
			.fill('La Ville en a un. Pour combien de personnes ?');
		await animator.getByRole('button', { name: 'Répondre', exact: true }).click();
		await expect(animator.getByText('Votre réponse est publiée.')).toBeVisible();

		const letter = await letterTo(directorsAddress, 'Pour combien de personnes');
		const link = /https?:\/\/\S+(\/fils\/repondre\/[\w-]+)/.exec(letter)![1]!;
		const reader = await newVisitor({ javaScriptEnabled: false });
		await reader.goto(link);
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(
			reader.getByRole('heading', { name: `Répondre, au nom de ${people.director}` }),
		).toBeVisible();
		await expectReflow(reader);
		await reader.getByRole('textbox', { name: 'Votre réponse' }).fill('Douze.');
		await reader.getByRole('button', { name: 'Répondre', exact: true }).click();
		await expect(reader.getByText('Votre réponse est publiée.')).toBeVisible();
		// The link opens this thread and nothing else.
		await reader.goto('/documents');
		await expect(reader).toHaveURL(/\/connexion|\/documents$/);
		await expect(reader.getByRole('main')).not.toContainText('Protocole');

		await page.goto(thread);
		await expect(page.getByText('par courriel')).toBeVisible();
		await page.getByRole('button', { name: /^Retenir cette réponse.*Léa/ }).click();
		await expect(page.getByText('la question n’attend plus')).toBeVisible();
		await expect(page.getByText('Réponse retenue', { exact: true })).toBeVisible();
		await expectReflow(page);
		await animator.goto(`${addresses.citeGroup}/fils?q=${encodeURIComponent(title)}&etat=answered`);
		await expect(animator.getByRole('link', { name: title })).toBeVisible();

		// One click, from the letter.
		await reader.goto(link);
		await reader.getByRole('button', { name: 'Ne plus recevoir de lettre sur ce fil' }).click();
		await expect(reader.getByText('plus aucune lettre sur ce fil')).toBeVisible();
	});

	test('files go with a message: pictures are seen when one asks, everything is saved, nothing opens by itself', async ({
		page,
		newVisitor,
	}) => {
		await signIn(page, people.director);
		await page.goto(`${addresses.citeGroup}/fils/nouveau`);
		const title = `Le plan du gymnase ${crypto.randomUUID().slice(0, 8)}`;
		await page.getByRole('textbox', { name: 'En une ligne' }).fill(title);
		await page.getByRole('textbox', { name: 'Votre message' }).fill('Il est joint.');
		await page.getByText('Joindre des fichiers').click();
		await expectReflow(page);
		await page.getByLabel('Fichier 1').setInputFiles({
			...{ name: 'virus.png', mimeType: 'image/png', buffer: Buffer.from('MZ, un programme') },
		});
		await page.getByRole('button', { name: 'Publier' }).click();
		await expect(page.getByText(/« virus.png » n’est ni une image/).first()).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Votre message' })).toHaveValue('Il est joint.');
		await page.getByLabel('Fichier 1').setInputFiles({
			...{ name: 'plan <b>.png', mimeType: 'image/png', buffer: aPng(40, 30) },
		});
		await page.getByLabel('Si c’est une image, ce qu’on y voit').first().fill('Deux portes sur la cour');
		await page.getByRole('button', { name: 'Publier' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		const files = page.getByRole('list', { name: 'Fichiers joints' });
		await files.getByText('Voir l’image').click();
		const picture = files.getByRole('img', { name: 'Deux portes sur la cour' });
		await expect(picture).toBeVisible();
		await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(40);
		const address = await files.getByRole('link', { name: 'plan <b>.png' }).getAttribute('href');
		const given = await page.request.get(address!);
		expect(given.headers()).toMatchObject({
			...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
			'content-disposition': expect.stringMatching(/^attachment;/),
			'content-security-policy': expect.stringContaining('sandbox'),
		});
		const outside = await newVisitor({ javaScriptEnabled: false });
		expect((await outside.request.get(address!)).status()).toBe(404);
	});

	test('what is wrong is said and what was typed stays', async ({ page }) => {
		await signIn(page, people.director);
		await page.goto(`${addresses.citeGroup}/fils/nouveau`);
		await page.getByRole('textbox', { name: 'En une ligne' }).fill('Un titre\u202E à l’envers');
		await page.getByRole('textbox', { name: 'Votre message' }).fill('Des mots à garder.');
		await page.getByRole('button', { name: 'Publier' }).click();
		await expect(page.getByText('Ce titre contient des caractères invisibles')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Votre message' })).toHaveValue('Des mots à garder.');
		const answer = await page.request.post(`${addresses.citeQuestion}?/repondre`, {
			form: { body: 'e'.repeat(100_000) },
			headers: { origin: new URL(page.url()).origin },
		});
		expect(answer.status()).toBe(400);
		expect(await answer.text()).toContain('Le message a au plus 10000 caractères.');
	});
});

test('a question about a section is asked from where one reads it @wide', async ({ page }) => {
	await signIn(page, people.state);
	await page.goto(`${addresses.protocol}/lecture`);
	const section = page.getByRole('region', { name: 'Gouvernance' });
	await expect(section.getByRole('link', { name: '1 fil ouvert' })).toBeVisible();
	await section.getByRole('link', { name: 'Demander ou signaler' }).click();
	await expect(page.getByText(/^À propos de « Protocole/)).toContainText('« Gouvernance »');
	await page.goto(addresses.cite);
	await expect(page.getByRole('heading', { name: /^Questions sans réponse/ })).toBeVisible();
});

test('what is asked about an action is read on its fiche, and on no other', async ({ page }) => {
	const programme = aProgramme();
	const address = await newProgramme(`Actions et questions ${crypto.randomUUID().slice(0, 8)}`, programme);
	const [one, other] = programme.actions;
	await signIn(page, people.authority);
	await page.goto(`${address}/actions/${one!.id}`);
	await expect(page.getByText('Personne n’a rien demandé sur cette action.')).toBeVisible();
	await page.getByRole('link', { name: 'Demander ou signaler' }).click();
	await page.getByRole('textbox', { name: 'En une ligne' }).fill('Qui tient la caisse ?');
	await page.getByRole('textbox', { name: 'Votre message' }).fill('Le soir.');
	await page.getByRole('button', { name: 'Publier' }).click();
	await expect(page.getByRole('main')).toContainText(one!.title);
	await page.goto(`${address}/actions/${one!.id}`);
	await expect(
		page.getByRole('list', { name: 'Fils de l’action' }).getByRole('link', { name: 'Qui tient la caisse ?' }),
	).toBeVisible();
	await expectReflow(page);
	await page.goto(`${address}/actions/${other!.id}`);
	await expect(page.getByText('Personne n’a rien demandé sur cette action.')).toBeVisible();
});

test('by keyboard alone: answer @wide', async ({ page }) => {
	await signIn(page, people.state);
	await page.goto(addresses.citeQuestion);
	const field = page.getByRole('textbox', { name: 'Votre réponse' });
	for (
		let pressed = 0;
		pressed < 80 && !(await field.evaluate((one) => one === document.activeElement));
		pressed += 1
	)
		await page.keyboard.press('Tab');
	await expect(field).toBeFocused();
	await page.keyboard.type('Elle a répondu oui pour avril.');
	// Files are on the way, folded.
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Votre réponse est publiée.')).toBeVisible();
	await page.getByText('Joindre des fichiers').click();
	await expectAccessible(page);
});
