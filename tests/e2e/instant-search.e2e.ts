import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { measureTransfer } from './support/transfer.ts';

const field = (page: Page) => page.getByRole('main').getByRole('searchbox');
const results = (page: Page) => page.getByRole('list', { name: 'Résultats' }).getByRole('link');

test('results follow what is typed, the caret stays, and the address can be shared', async ({ page }) => {
	const meter = await measureTransfer(page);
	await page.goto('/annuaire', { waitUntil: 'networkidle' });
	expect(meter.bytes()).toBeLessThanOrEqual(100_000);
	await field(page).click();
	// Half a word is enough.
	await field(page).pressSequentially('médiat');
	await expect(page).toHaveURL(/\/annuaire\?q=m%C3%A9diat$/);
	await expect(page).toHaveTitle(/^médiat — Annuaire/);
	await expect(results(page).first()).toBeVisible();
	await field(page).pressSequentially('eur Lorient');
	await expect(results(page).filter({ hasText: 'Denis Kerbrat' })).toHaveCount(1);
	await expect(page.getByText('Lieu reconnu')).toBeVisible();
	await expect(page.getByRole('status')).toHaveText(/résultats? à Lorient/);
	await expect(field(page)).toBeFocused();
	expect(await field(page).evaluate((one: HTMLInputElement) => one.selectionStart)).toBe(17);

	// One step back for all that was typed, and forward again.
	await page.goBack();
	await expect(field(page)).toHaveValue('');
	await expect(page.getByText('Lieu reconnu')).toHaveCount(0);
	await page.goForward();
	await expect(field(page)).toHaveValue('médiateur Lorient');
	await expect(results(page).filter({ hasText: 'Denis Kerbrat' })).toHaveCount(1);
	await page.reload();
	await expect(results(page).filter({ hasText: 'Denis Kerbrat' })).toHaveCount(1);
});

test('keys go from the field into the list and back @wide', async ({ page }) => {
	await page.goto('/annuaire?q=Angers');
	await page.keyboard.press('/');
	await page.keyboard.press('ArrowDown');
	await expect(results(page).nth(0)).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(results(page).nth(1)).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(field(page)).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Escape');
	await expect(field(page)).toBeFocused();
	await page.keyboard.press('ArrowDown');
	const address = await results(page).nth(0).getAttribute('href');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${address}$`));
});

test('an answer that comes late never takes the place of a later one @wide', async ({ page }) => {
	await page.goto('/annuaire');
	await page.route(/q=Lorient/, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 600));
		await route.continue().catch(() => {});
	});
	await field(page).fill('Lorient');
	await page.waitForRequest(/q=Lorient/);
	await field(page).fill('Angers');
	await expect(page.getByRole('heading', { name: /à Angers/ })).toBeVisible();
	await page.waitForTimeout(800);
	await expect(page.getByRole('heading', { name: /à Angers/ })).toBeVisible();
	await expect(page).toHaveURL(/q=Angers$/);
});

test('without a network the list stays, and says so @wide', async ({ page, context }) => {
	await page.goto('/annuaire?q=Lorient');
	const heading = page.getByRole('heading', { level: 2, name: /à Lorient/ });
	await expect(heading).toBeVisible();
	await context.setOffline(true);
	await field(page).fill('Angers');
	await expect(page.getByText('Hors connexion : la liste est celle d’avant.')).toBeVisible();
	await expect(heading).toBeVisible();
	await expect(page).toHaveURL(/q=Lorient$/);
	await context.setOffline(false);
	await field(page).fill('Angers ');
	await expect(page.getByRole('heading', { level: 2, name: /à Angers/ })).toBeVisible();
	await expect(page.getByText('Hors connexion')).toHaveCount(0);
});

test('nothing is fetched while typing for who saves their data @wide', async ({ page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }),
	);
	await page.goto('/annuaire');
	let asked = 0;
	page.on('request', (request) => (asked += request.url().includes('q=') ? 1 : 0));
	await field(page).fill('Lorient');
	await page.waitForTimeout(600);
	expect(asked).toBe(0);
	await field(page).press('Enter');
	await expect(page).toHaveURL(/q=Lorient/);
});
