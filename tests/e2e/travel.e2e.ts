import type { Page } from '@playwright/test';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, nextFrame } from './support/writing.ts';

/** Where the caret or the focus is: the rank of its article, and how far down the whole text. */
const caret = (page: Page) =>
	page.evaluate(() => {
		const focused = document.activeElement;
		const selection = document.getSelection();
		const isText = focused?.matches('[contenteditable=true]');
		const range = isText && selection?.rangeCount ? selection.getRangeAt(0) : undefined;
		const node = range?.startContainer;
		const block = node instanceof Element ? node : node?.parentElement;
		const rect = range?.getClientRects()[0] ?? (range ? block : focused)?.getBoundingClientRect();
		const sections = [...document.querySelectorAll('.sheet .section')];
		const sheet = document.querySelector('.sheet')?.getBoundingClientRect();
		return {
			article: sections.findIndex((section) => section.contains(focused)),
			isTitle: focused?.matches('h2 textarea') ?? false,
			depth: (rect?.top ?? 0) - (sheet?.top ?? 0),
			isSeen: rect !== undefined && rect.top >= 0 && rect.bottom <= innerHeight,
		};
	});

async function press(page: Page, key: string): Promise<void> {
	await page.keyboard.press(key);
	await nextFrame(page);
}

test('by pages and to the ends of the document, through articles that have no editor yet [A2]', async ({
	page,
}) => {
	test.slow();
	await signIn(page, people.authority);
	await newProtocol(page, 'Un long protocole à parcourir');
	const sections = page.locator('.sheet .section');
	const last = (await sections.count()) - 1;
	const title = await sections
		.first()
		.getByRole('textbox', { name: /^Titre/ })
		.inputValue();
	await goToEnd(page, title);
	const words = 'Nous avons décidé ensemble de ce qui suit, et de ce qui reste à faire. '.repeat(12);
	for (let block = 0; block < 6; block++) {
		await page.keyboard.insertText(words);
		await press(page, 'Enter');
	}
	await expect(page.getByText(/^Enregistré à/).first()).toBeVisible();
	await page.reload();
	await expect(article(page, title)).toBeVisible();
	await expect(page.locator('[contenteditable=true]').first()).toBeVisible();
	await expect(sections.last().locator('[contenteditable=true]')).toHaveCount(0);

	await sections
		.first()
		.getByRole('textbox', { name: /^Titre/ })
		.focus();
	const down = [await caret(page)];
	for (let turn = 0; turn < 60 && down.at(-1)?.article !== last; turn++) {
		await press(page, 'PageDown');
		down.push(await caret(page));
	}
	expect(down.at(-1)?.article, 'the last article is reached').toBe(last);
	expect(down.length, 'by pages').toBeGreaterThan(4);
	for (const [index, here] of down.entries()) {
		expect(here.isSeen, `the caret is on the screen after ${index} pages`).toBe(true);
		if (index > 0) expect(here.depth, `lower after ${index} pages`).toBeGreaterThan(down[index - 1]!.depth);
	}

	for (let turn = 0; turn < 60 && (await caret(page)).article !== 0; turn++) await press(page, 'PageUp');
	for (let turn = 0; turn < 30 && !(await caret(page)).isTitle; turn++) await press(page, 'PageUp');
	expect(await caret(page)).toMatchObject({ article: 0, isTitle: true, isSeen: true });

	await article(page, title).locator('p').first().click();
	await press(page, 'Control+End');
	expect((await caret(page)).article, 'once: the end of the article').toBe(0);
	await press(page, 'Control+End');
	expect(await caret(page), 'twice: the end of the document').toMatchObject({ article: last, isSeen: true });
	await page.keyboard.type('À la fin.');
	await expect(sections.last()).toContainText('À la fin.');
	await press(page, 'Control+Home');
	expect((await caret(page)).article).toBe(last);
	await press(page, 'Control+Home');
	expect(await caret(page)).toMatchObject({ article: 0, isTitle: true, isSeen: true });
});
