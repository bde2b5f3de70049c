import type { Page } from '@playwright/test';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, newProtocol, saveState } from './support/writing.ts';

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp, limit = 80): Promise<void> {
	for (let pressed = 0; pressed < limit; pressed++) {
		await page.keyboard.press('Tab');
		const focused = page.locator(':focus');
		const label = (await focused.getAttribute('aria-label')) ?? (await focused.innerText().catch(() => ''));
		if (!name.test(label)) continue;
		await expect.poll(() => focused.evaluate(isFocusSeen), 'the focus is seen').toBe(true);
		return;
	}
	throw new Error(`nothing called ${name} within ${limit} presses of Tab on ${page.url()}`);
}

/** An outline on it, or on the surface it stands for; where one writes, the caret says it. */
function isFocusSeen(element: Element): boolean {
	const outlined = (pseudo?: string) => getComputedStyle(element, pseudo).outlineStyle !== 'none';
	return outlined() || outlined('::after') || outlined('::before') || element.hasAttribute('contenteditable');
}

test('by keyboard alone: find someone @wide', async ({ page }) => {
	await page.goto('/annuaire');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveText('Aller au contenu');
	await page.keyboard.press('Enter');
	await expect(page.locator('#contenu')).toBeFocused();
	await page.keyboard.press('Tab');
	const search = page.getByRole('main').getByRole('searchbox');
	await expect(search).toBeFocused();
	await page.keyboard.type('médiateur santé Lorient');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=/);
	await tabTo(page, /Denis Kerbrat/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(addresses.mediator);
});

test('by keyboard alone: sign in, open the protocole, write, leave @wide', async ({ page, newVisitor }) => {
	const other = await newVisitor();
	await signIn(other, people.state);
	const address = await newProtocol(other, 'Au clavier');
	await page.goto('/connexion');
	await tabTo(page, new RegExp(people.authority));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/');
	await page.goto(address);
	await expect(article(page, 'Préambule')).toBeVisible();
	await tabTo(page, /^Préambule$/, 120);
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' Au clavier.');
	await expect(article(page, 'Préambule')).toContainText('Au clavier.');
	await expect(saveState(page)).toHaveText(/^Enregistré/);
	// The editor is no trap: the focus goes on.
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(article(page, 'Préambule')).not.toBeFocused();
	await page.keyboard.press('Control+z');
});

test('by keyboard alone: the text, the plan and any article are a few keys away @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await newProtocol(page, 'Peu de touches');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveText('Aller au texte');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveAccessibleName(/^Titre/);

	await page.keyboard.press('F6');
	const row = page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Durée et avenants' });
	await expect(page.getByRole('navigation', { name: 'Plan' }).locator(':focus')).toContainText('Préambule');
	await page.keyboard.press('End');
	await expect(row).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(article(page, 'Durée et avenants')).toBeFocused();
	await page.keyboard.press('F6');
	await expect(row).toBeFocused();
	await page.keyboard.press('F6');
	await expect(article(page, 'Durée et avenants')).toBeFocused();
});

test('the account’s menu opens, is left by Escape, and gives the focus back', async ({ page }) => {
	await page.goto('/connexion');
	await page.getByRole('button', { name: people.stranger }).click();
	const menu = page.getByRole('button', { name: /^Mon compte/ });
	await menu.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: 'Mes documents' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('link', { name: 'Mes documents' })).toBeHidden();
	await expect(menu).toBeFocused();
});
