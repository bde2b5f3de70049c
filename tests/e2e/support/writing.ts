import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a document and waits until one can write in it. */
export async function openToWrite(page: Page, address: string): Promise<void> {
	await page.goto(address);
	// On phones the toolbar waits behind « Format ».
	await expect(page.locator('[contenteditable=true]').first()).toBeVisible();
	await expect(saveState(page)).toContainText('Enregistré');
}

/** The text of an article, by words of its title. */
export function article(page: Page, title: string): Locator {
	return page.getByRole('textbox', { name: title }).and(page.locator('[contenteditable]'));
}

/** Puts the caret at the end of an article, and lets the editor hear of it: it learns of a move one task later. */
export async function goToEnd(page: Page, title: string): Promise<void> {
	await article(page, title).click();
	await nextFrame(page);
	await page.keyboard.press('Control+End');
	await nextFrame(page);
}

async function nextFrame(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
	);
}

/** What the screen says about one’s last words. */
export function saveState(page: Page): Locator {
	return page
		.getByText(
			/^(Enregistré à|Enregistrement…|Non enregistré depuis|Hors ligne|Ouverture du document|Écriture arrêtée)/,
		)
		.first();
}

/** The caret of someone else in an article, which bears their first name. */
export function caretOf(page: Page, title: string, firstName: string): Locator {
	return article(page, title).locator('.caret-name', { hasText: firstName });
}
