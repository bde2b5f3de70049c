import { expect, type Locator, type Page } from '@playwright/test';
import { sendForm } from './forms.ts';
import { addresses } from './network.ts';

/** Opens a document and waits until one can write in it. */
export async function openToWrite(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await untilWritable(page);
}

async function untilWritable(page: Page): Promise<void> {
	// On phones the toolbar waits behind « Format ».
	await expect(page.locator('[contenteditable=true]').first()).toBeVisible();
	await expect(saveState(page)).toContainText('Enregistré');
}

/** The text of an article, by words of its title; one gets an editor when one goes there, or near. */
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

/** What the browser does of its own accord after a key is done. */
export async function nextFrame(page: Page): Promise<void> {
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

/** A protocole of a test's own, see {@link newDocument}. */
export const newProtocol = (page: Page, title: string) => newDocument(page, title, 'protocol');

/** A programme d’actions of a test's own, with its axes and without an action, see {@link newDocument}. */
export const newProgramme = (page: Page, title: string) => newDocument(page, title, 'programme');

/**
 * A document of a test's own, made from a template by somebody of the cité, who can write in it now: nobody else does.
 * The form is sent as its page would; filling it is a journey of its own, `create-a-protocol`.
 * @returns its address.
 */
export async function newDocument(
	page: Page,
	title: string,
	template: 'protocol' | 'minutes' | 'programme',
): Promise<string> {
	const form = { template, title, visibility: 'members' };
	// A new document opens with the caret in its text; a test goes there itself.
	const [address] = (await sendForm(page, `${addresses.citeGroup}/documents/nouveau`, form)).split('#') as [
		string,
	];
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	if (template === 'programme') await expect(saveState(page)).toContainText('Enregistré');
	else await untilWritable(page);
	return address;
}

/** What Ctrl+V does with such a clipboard, where the caret is. */
export async function paste(page: Page, data: Record<string, string>): Promise<void> {
	await page.evaluate((data) => {
		const clipboardData = new DataTransfer();
		for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
		document.activeElement?.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
		);
	}, data);
}
