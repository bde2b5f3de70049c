import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, openToWrite } from './support/writing.ts';

/** At the end of an article of a document of the test's own. */
async function begin(page: Page, title: string): Promise<Locator> {
	await signIn(page, people.authority);
	await newProtocol(page, `Blocs : ${title}`);
	await goToEnd(page, title);
	await page.keyboard.press('Enter');
	// Out of the list that may end the article.
	await page.keyboard.press('Enter');
	return article(page, title);
}

const said = (page: Page) => page.getByRole('status').filter({ hasText: /./ });

test('a slash inserts by the keyboard alone, announced, and Esc leaves it as a letter @wide', async ({
	page,
}) => {
	const text = await begin(page, 'Engagements académiques');
	await page.keyboard.type('/enca');
	const list = page.getByRole('listbox', { name: 'Insérer' });
	await expect(list.getByRole('option')).toHaveText([/^Encadré/, /^Encadré d’attention/]);
	await page.keyboard.press('ArrowDown');
	const current = list.getByRole('option', { selected: true });
	await expect(current).toContainText('Encadré d’attention');
	await expect(text).toHaveAttribute('aria-activedescendant', (await current.getAttribute('id'))!);
	await expect(said(page)).toContainText('Encadré d’attention, 2 sur 2.');
	await expectAccessible(page, 'the menu of the slash is open');
	await page.keyboard.press('Enter');
	await expect(list).toBeHidden();
	await expect(text).toBeFocused();
	await expect(text).not.toHaveAttribute('aria-activedescendant');
	await page.keyboard.type('Vigilance.');
	await expect(text.locator('[data-tone=warning]').last()).toHaveText('Vigilance.');
	await page.keyboard.press('Enter');
	await page.keyboard.type('/cita');
	await expect(list).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(list).toBeHidden();
	await expect(text.locator('[data-tone=warning]').last()).toContainText('/cita');
});

test('signs of Markdown become what they mean; Backspace right after gives them back @wide', async ({
	page,
}) => {
	const text = await begin(page, 'Territoire et publics');
	await page.keyboard.type('Fin de l’article.');
	const signs: [string, string][] = [
		['# ', 'h3'],
		['## ', 'h4'],
		['### ', 'h5'],
		['- ', 'ul:not([data-check])'],
		['1. ', 'ol:not(.contents-list)'],
		['[ ] ', 'ul[data-check]'],
		['> ', 'blockquote'],
		['---', 'hr'],
		['**gras**', 'strong'],
		['*italique*', 'em'],
		['~~barré~~', 's'],
	];
	for (const [sign, made] of signs) {
		const all = text.locator(made);
		const before = await all.count();
		await page.keyboard.press('Enter');
		await page.keyboard.type(sign);
		await expect(all, sign).toHaveCount(before + 1);
		await page.keyboard.press('Backspace');
		await expect(all, `${sign} and Backspace`).toHaveCount(before);
		await expect(text).toContainText(sign.trim());
	}
});

test('a box ticked by one is ticked for the other, by the keyboard or by the mouse @wide', async ({
	page: lea,
	newVisitor,
}) => {
	const ticked = 'Évaluation et suivi';
	const words = 'Réunir les parents';
	const text = await begin(lea, ticked);
	const ines = await newVisitor();
	await signIn(ines, people.state);
	await openToWrite(ines, new URL(lea.url()).pathname);
	await text.focus();
	await lea.keyboard.type(`[ ] ${words}`);
	await article(ines, ticked).scrollIntoViewIfNeeded();
	const mine = text.getByRole('checkbox', { name: words });
	const theirs = article(ines, ticked).getByRole('checkbox', { name: words });
	await expect(theirs).not.toBeChecked();
	await lea.keyboard.press('Control+Enter');
	await expect(mine).toBeChecked();
	await expect(theirs).toBeChecked();
	// The real box, not the keys of the text.
	await theirs.press('Space');
	await expect(mine).not.toBeChecked();
	await theirs.click();
	await expect(mine).toBeChecked();
	await expect(text).toBeFocused();
});

test('what a selection offers, what each key does, and every menu: by the keyboard, with nothing for axe to say', async ({
	page,
}, { project }) => {
	test.slow();
	const text = await begin(page, 'Moyens et financement');
	await page.keyboard.type('Des mots choisis');
	if (project.name === 'phone') {
		await page.getByRole('button', { name: 'Format' }).click();
	} else {
		await page.keyboard.press('Shift+Home');
		const bar = page.getByRole('toolbar', { name: 'Mise en forme de la sélection' });
		await expect(bar).toBeVisible();
		await expect(text).toBeFocused();
		// It goes with what is selected, and comes back with it.
		const scrollTo = (top: number) =>
			text.evaluate((element, top) => {
				const paper = element.closest('.paper')!;
				const before = paper.scrollTop;
				paper.scrollTop = top;
				return before;
			}, top);
		const where = await scrollTo(0);
		await expect(bar).toBeHidden();
		await scrollTo(where);
		await expect(bar).toBeVisible();
		await page.keyboard.press('Alt+F10');
		await expect(bar.getByRole('combobox')).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await expectAccessible(page, 'the bar of the selection has the focus');
		await page.keyboard.press('Enter');
		await expect(text.locator('strong').filter({ hasText: 'Des mots choisis' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(text).toBeFocused();
		await page.keyboard.press('Control+/');
		await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible();
		await expectAccessible(page, 'the shortcuts');
		await page.keyboard.press('Escape');
		await expect(text).toBeFocused();
	}
	for (const name of ['Insérer', 'Plus']) {
		await page
			.getByRole('toolbar', { name: 'Mise en forme', exact: true })
			.getByRole('button', { name })
			.click();
		const menu = page.getByRole('menu');
		await expect(menu.locator(':focus')).toHaveCount(1);
		// The two are made alike: on the wide screen one is enough.
		if (project.name === 'phone' || name === 'Insérer') await expectAccessible(page, `${name} is open`);
		await page.keyboard.press('Escape');
		await expect(menu).toBeHidden();
	}
});

test('a block goes up and down by keys or from its handle; a heading that skips a level says so @wide', async ({
	page,
}) => {
	const text = await begin(page, 'Objet du protocole');
	await page.keyboard.type('## Sous-titre seul');
	await expect(text.getByText('Ce sous-titre vient sans titre au-dessus.')).toBeVisible();
	await text.getByRole('button', { name: /^En faire un titre/ }).click();
	await expect(text.locator('h3', { hasText: 'Sous-titre seul' })).toBeVisible();
	const last = text.locator('h3, p').last();
	await page.keyboard.press('Alt+Shift+ArrowUp');
	await expect(said(page)).toContainText(/^Monté/);
	await expect(last).not.toHaveText('Sous-titre seul');
	await text.locator('h3', { hasText: 'Sous-titre seul' }).hover();
	await page.getByRole('button', { name: 'Déplacer ce bloc' }).click();
	await page.getByRole('menuitem', { name: 'Descendre' }).click();
	await expect(last).toHaveText('Sous-titre seul');
	await page.keyboard.press('Control+z');
	await expect(last).not.toHaveText('Sous-titre seul');
});

test('the handle of a block is only beside what one sees of the text @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await newProtocol(page, 'Protocole d’un long alinéa');
	await goToEnd(page, 'Objet du protocole');
	await page.keyboard.press('Enter');
	await page.keyboard.insertText('Un alinéa qui est plus haut que tout ce que l’on voit. '.repeat(60));
	// The line in which the toolbar stands covers the text as far as its own edge.
	const bar = page.locator('.bar', { has: page.getByRole('toolbar') });
	const handle = page.getByRole('button', { name: 'Déplacer ce bloc' });
	const { y, height } = (await bar.boundingBox())!;
	const long = article(page, 'Objet du protocole').locator('p').last();
	const { x } = (await long.boundingBox())!;
	await page.mouse.move(x + 90, y + height + 250);
	// Its first lines are under the bar, its last ones far below.
	await long.evaluate((block, under) => {
		const paper = block.closest('.paper')!;
		paper.scrollTop += block.getBoundingClientRect().top - under + 100;
	}, y + height);
	await page.mouse.move(x + 90, y + height + 60, { steps: 4 });
	await expect(handle).toBeVisible();
	// A block that begins under the bar has its handle beside the pointer.
	await page.mouse.move(x + 90, y + height + 2, { steps: 30 });
	await expect(handle).toBeVisible();
	expect((await long.boundingBox())!.y).toBeLessThan(y);
	expect((await handle.boundingBox())!.y).toBeGreaterThanOrEqual(y + height);
	await page.mouse.move(x + 90, y + height / 2, { steps: 4 });
	await expect(handle).toBeHidden();
	await page.mouse.move(x + 90, y + height + 60, { steps: 4 });
	await expect(handle).toBeVisible();
	await bar.getByRole('button', { name: 'Insérer' }).click();
	await expect(page.getByRole('menu')).toBeVisible();
	await expect(handle).toBeHidden();
});

test('the toolbar stays where it is whatever the style, and says what it waits for', async ({ page }, {
	project,
}) => {
	if (project.name === 'phone') {
		await signIn(page, people.authority);
		await openToWrite(page, await newProtocol(page, 'Protocole mis en forme au téléphone'));
		await page.getByRole('button', { name: 'Format', exact: true }).click();
		const why = page.getByText(/^Touchez d’abord un article/);
		await expect(why).toBeVisible();
		await goToEnd(page, 'Préambule');
		await expect(why).toHaveCount(0);
		return;
	}
	await begin(page, 'Objet du protocole');
	const bold = page.getByRole('toolbar', { name: 'Mise en forme' }).getByRole('button', { name: 'Gras' });
	const { x } = (await bold.boundingBox())!;
	for (const style of ['Titre', 'Sous-titre', 'Paragraphe']) {
		await page.getByRole('combobox', { name: 'Style du paragraphe' }).selectOption(style);
		await expect(page.getByRole('combobox', { name: 'Style du paragraphe' })).toContainText(style);
		expect((await bold.boundingBox())!.x).toBe(x);
	}
});

test('the menu of a document closes by Escape, and by going elsewhere', async ({ page }) => {
	await begin(page, 'Objet du protocole');
	const more = page.getByLabel('Autres actions');
	const rename = page.getByRole('button', { name: 'Renommer' });
	await more.click();
	await expect(rename).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(rename).toBeHidden();
	await expect(more).toBeFocused();
	await more.click();
	await page.getByRole('heading', { level: 1 }).click();
	await expect(rename).toBeHidden();
});
