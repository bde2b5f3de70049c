import { expect, type Page } from '@playwright/test';

/** Enters as someone of the demonstration network, by the button that bears their name. */
export async function signIn(page: Page, name: string): Promise<void> {
	await page.goto('/connexion');
	await page.getByRole('button', { name }).click();
	await expect(page).not.toHaveURL(/\/connexion/);
}
