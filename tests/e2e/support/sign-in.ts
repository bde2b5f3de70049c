import { expect, type Page } from '@playwright/test';
import { sendForm } from './forms.ts';

/** Enters as someone of the demonstration network, by the button that bears their name. */
export async function signInByButton(page: Page, name: string): Promise<void> {
	await page.goto('/connexion');
	await page.getByRole('button', { name }).click();
	await expect(page).not.toHaveURL(/\/connexion/);
}

/**
 * Enters as someone of the demonstration network: what that button sends, without a page being drawn. For the tests that
 * are about what comes after.
 */
export async function signIn(page: Page, name: string): Promise<void> {
	const door = await (await page.request.get('/connexion')).text();
	const button = door.match(/<button[^>]*>/g)?.find((tag) => tag.includes(`Entrer comme ${name}"`));
	const account = /value="([^"]+)"/.exec(button ?? '')?.[1];
	if (!account) throw new Error(`No button of ${name} at the door`);
	await sendForm(page, '/connexion?/essai', { account, retour: '/' });
}
