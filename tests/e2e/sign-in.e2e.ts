import type { Page } from '@playwright/test';
import { people } from './support/network.ts';
import { signInLinkFor } from './support/mail.ts';
import { signInByButton } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Address of someone of the demonstration network: their letters stay on this machine. */
async function emailOf(page: Page): Promise<string> {
	await page.goto('/compte');
	const shown = page.getByRole('main').getByText(/@/).first();
	return (await shown.innerText()).trim();
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the demonstration’s accounts are offered, and let in', async ({ page }) => {
		await page.goto('/connexion');
		await expect(page.getByRole('heading', { name: /Comptes de démonstration/ })).toBeVisible();
		await signInByButton(page, people.state);
		await expect(page.getByRole('button', { name: `Mon compte : ${people.state}` })).toBeVisible();
	});

	test('a link by e-mail opens once, and by its button only [I1]', async ({ page, newVisitor }) => {
		await signInByButton(page, people.academy);
		const email = await emailOf(page);
		const visitor = await newVisitor();
		await visitor.goto('/connexion?retour=/groupes');
		await visitor.getByRole('textbox', { name: 'Adresse électronique' }).first().fill(email);
		const asked = Date.now();
		await visitor.getByRole('button', { name: 'Recevoir un lien' }).click();
		await expect(visitor).toHaveURL('/connexion/envoye');
		const link = await signInLinkFor(email, asked);

		// What a mail scanner does: opening changes nothing.
		const scanner = await newVisitor();
		await scanner.goto(link);
		await visitor.goto(link);
		await visitor.getByRole('button', { name: 'Entrer dans Maillage' }).click();
		await expect(visitor).toHaveURL('/groupes');
		await expect(visitor.getByRole('button', { name: `Mon compte : ${people.academy}` })).toBeVisible();

		expect((await scanner.goto(link))?.status()).toBe(410);
		await expect(scanner.getByRole('heading', { level: 1 })).toContainText('Ce lien ne sert plus');
	});

	test('known and unknown addresses are answered alike [I2] @wide', async ({ page }) => {
		await page.goto('/connexion');
		await page.getByRole('textbox', { name: 'Adresse électronique' }).first().fill('personne@example.org');
		await page.getByRole('button', { name: 'Recevoir un lien' }).click();
		await expect(page).toHaveURL('/connexion/envoye');
	});

	test('a password can be chosen, and then used', async ({ page, newVisitor }, { project }) => {
		const password = `ma phrase ${project.name} à moi`;
		await signInByButton(page, people.director);
		const email = await emailOf(page);
		await page.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill(password);
		await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
		await expect(page.getByText('Votre mot de passe est enregistré')).toBeVisible();

		const visitor = await newVisitor();
		await visitor.goto('/connexion');
		await visitor.getByText('J’ai un mot de passe').click();
		const form = visitor.locator('details form');
		await form.getByRole('textbox', { name: 'Adresse électronique' }).fill(email);
		await form.getByRole('textbox', { name: 'Mot de passe' }).fill('ce n’est pas ma phrase');
		await form.getByRole('button', { name: 'Se connecter' }).click();
		await expect(visitor.getByText('L’adresse ou le mot de passe ne convient pas.')).toBeVisible();
		// What was typed is kept, except the secret.
		await expect(form.getByRole('textbox', { name: 'Adresse électronique' })).toHaveValue(email);
		await expect(form.getByRole('textbox', { name: 'Mot de passe' })).toHaveValue('');
		await form.getByRole('textbox', { name: 'Mot de passe' }).fill(password);
		await form.getByRole('button', { name: 'Se connecter' }).click();
		await expect(visitor.getByRole('button', { name: `Mon compte : ${people.director}` })).toBeVisible();

		// As it was found, for the next one.
		await page.getByText('Ne plus avoir de mot de passe').click();
		await page.locator('details form').getByRole('textbox', { name: 'Mot de passe actuel' }).fill(password);
		await page.getByRole('button', { name: 'Supprimer le mot de passe' }).click();
		await expect(page.getByText('Votre mot de passe est supprimé')).toBeVisible();
	});
});

test('where one came from is where one comes back, on this site only @wide', async ({ page }) => {
	await page.goto('/connexion?retour=https://elsewhere.example/');
	await page.getByRole('button', { name: people.stranger }).click();
	await expect(page).toHaveURL('/');
});

test('sessions are listed, and ending one signs that device out', async ({ page, newVisitor }) => {
	const other = await newVisitor();
	await signInByButton(page, people.mediator);
	await signInByButton(other, people.mediator);
	await page.goto('/compte');
	await expect(page.getByRole('heading', { name: /Appareils connectés/ })).toBeVisible();
	await expect(page.getByText('Cette session')).toBeVisible();
	const end = page.getByRole('button', { name: /^Terminer la session/ });
	while ((await end.count()) > 0) {
		await end.first().click();
		await expect(page.getByText('Cette session est terminée')).toBeVisible();
	}
	expect((await other.goto('/compte'))?.status()).toBe(401);
});

test('signing out leaves nothing behind [P6]', async ({ page, context }) => {
	await signInByButton(page, people.stranger);
	await page.getByRole('button', { name: /^Mon compte/ }).click();
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await expect(page).toHaveURL('/');
	expect(await context.cookies()).toEqual([]);
	expect((await page.goto('/documents'))?.status()).toBe(401);
});
