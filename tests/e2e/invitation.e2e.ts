import { addresses, people } from './support/network.ts';
import { letterTo } from './support/mail.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Inviting and answering are forms: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('a newcomer comes in by a letter, which serves once [J2]', async ({ page, browser }) => {
	const email = `nadia-${crypto.randomUUID()}@exemple.fr`;
	await signIn(page, people.authority);
	await page.goto(addresses.citeGroup);
	await page.getByRole('link', { name: 'Inviter' }).click();
	await page.getByLabel('Adresses électroniques').fill(`Nadia Le Goff <${email}>\nLéa sans adresse`);
	await page.getByLabel('Votre message (facultatif)').fill('Votre diagnostic nous serait précieux.');
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	await expect(page.getByText('Une invitation est partie.')).toBeVisible();
	// What could not be read stays, to be corrected.
	await expect(page.getByLabel('Adresses électroniques')).toHaveValue('Léa sans adresse');
	await expect(page.getByText('Ligne 2 : Aucune adresse dans cette ligne.')).toBeVisible();
	const waiting = page.getByRole('listitem').filter({ hasText: email });
	await expect(waiting).toContainText('Nadia Le Goff');

	const letter = await letterTo(email, 'Votre diagnostic');
	const link = /https?:\/\/\S+(\/invitations\/[\w-]+)/.exec(letter)![1]!;
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 375, height: 800 },
	});
	const theirs = await context.newPage();
	await theirs.goto(link);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Cité éducative d’Angers');
	await expect(theirs.getByRole('main')).toContainText('Léa Montfort');
	await expect(theirs.getByText('Votre diagnostic nous serait précieux.')).toBeVisible();
	await expect(theirs.getByLabel('Votre nom')).toHaveValue('Nadia Le Goff');
	await theirs.getByRole('button', { name: 'Entrer dans le groupe' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous êtes dans le groupe');
	await expect(theirs.getByText('Votre diagnostic nous serait précieux.')).toBeVisible();
	await theirs.getByRole('link', { name: 'Plus tard' }).click();
	await expect(theirs.getByText('Vous êtes dans le groupe.')).toBeVisible();
	await expect(theirs.getByRole('main')).toContainText('Nadia Le Goff');
	await theirs.getByRole('link', { name: 'Dire ce que vous faites et où' }).click();
	await expect(theirs.getByLabel('Dans quelle structure')).toBeVisible();

	// The link has served: whoever finds it learns nothing and enters nowhere.
	const other = await browser.newPage();
	expect((await other.goto(link))?.status()).toBe(410);
	await expect(other.getByRole('main')).toContainText('Cette invitation a déjà servi');
	await expect(other.getByRole('main')).not.toContainText('Cité éducative d’Angers');
	await other.close();
	await context.close();

	await page.goto(`${addresses.citeGroup}/invitations`);
	await expect(waiting).toContainText('Acceptée');
});

test('an invitation is sent again, taken back, and declined', async ({ page, browser }) => {
	const email = `samir-${crypto.randomUUID()}@exemple.fr`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/invitations`);
	await page.getByLabel('Adresses électroniques').fill(email);
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	const first = await letterTo(email);
	await page.getByRole('button', { name: `Inviter de nouveau ${email}` }).click();
	await expect(page.getByText('Une nouvelle invitation est partie')).toBeVisible();
	const letter = await letterTo(email, '', first);
	const link = /https?:\/\/\S+(\/invitations\/[\w-]+)/.exec(letter)![1]!;

	const theirs = await browser.newPage();
	await theirs.goto(link);
	await theirs.getByText('Ne pas entrer').click();
	await theirs.getByRole('button', { name: 'Décliner l’invitation' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('C’est noté : vous n’entrez pas');
	await theirs.close();
	await page.goto(`${addresses.citeGroup}/invitations`);
	await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Déclinée');
});
