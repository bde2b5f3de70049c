import type { Locator, Page } from '@playwright/test';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, nextFrame, openToWrite, saveState } from './support/writing.ts';

/** Where a word of an article is on the screen. */
async function middleOf(page: Page, title: string, word: string): Promise<{ x: number; y: number }> {
	return await article(page, title).evaluate((region, word) => {
		const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent?.indexOf(word) ?? -1;
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(node, at);
			range.setEnd(node, at + word.length);
			node.parentElement?.scrollIntoView({ block: 'center' });
			const { left, top, height } = range.getBoundingClientRect();
			return { x: left + 1, y: top + height / 2 };
		}
		throw new Error(`no ${word} in ${region.ariaLabel}`);
	}, word);
}

/** The letters of an article, also of what is not drawn just now; without the carets of others, and the room around blocks. */
const lettersOf = (region: Element) => {
	const copy = region.cloneNode(true) as Element;
	for (const caret of copy.querySelectorAll('.caret')) caret.remove();
	return (copy.textContent ?? '').replace(/\s+/g, '');
};

test('an article far away shows its words without an editor; a click there puts the caret where one clicked', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	const address = await newProtocol(page, `Articles (${project.name})`);
	// Nothing is ever near: every editor here comes because somebody went to it.
	await page.addInitScript(() => {
		window.IntersectionObserver = class {
			observe() {}
			unobserve() {}
			disconnect() {}
		} as never;
	});
	await page.goto(address);
	await expect(saveState(page)).toContainText('Enregistré');
	const entered = 'Engagements de la collectivité';
	const region = article(page, entered);
	await expect(region).toHaveAttribute('contenteditable', 'false');
	await expect(page.locator('[contenteditable=true]')).toHaveCount(0);

	const before = await region.evaluate(lettersOf);
	const word =
		/\p{L}{6,}/u.exec(((await region.locator('p').first().textContent()) ?? '').slice(40))?.[0] ?? '';
	// Twice: what is far is as high as it was guessed, until one has come there.
	await middleOf(page, entered, word);
	await nextFrame(page);
	const place = await middleOf(page, entered, word);
	await nextFrame(page);
	const { y: top } = (await region.boundingBox())!;
	await page.mouse.click(place.x, place.y);
	await expect(region).toHaveAttribute('contenteditable', 'true');
	await expect(region).toBeFocused();
	expect((await region.boundingBox())!.y, 'nothing moved').toBe(top);
	expect(await region.evaluate(lettersOf)).toBe(before);
	await page.keyboard.type('§');
	await expect(region).toContainText(`§${word}`);
	await page.keyboard.press('Backspace');

	// By keyboard: from the text to the title above it, and into the article before. Keys are faster here than anyone's.
	await expect(async () => {
		await page.keyboard.press('Control+Home');
		await nextFrame(page);
		await page.keyboard.press('ArrowUp');
		await expect(page.locator('textarea:focus')).toHaveValue(new RegExp(entered), { timeout: 300 });
	}).toPass();
	await page.keyboard.press('ArrowUp');
	await expect(page.locator('[contenteditable=true]')).toHaveCount(2);
	await expect(page.locator('[contenteditable=true]').first()).toBeFocused();
});

test('articles are moved by drag and by keys while somebody writes in them, who keeps the caret @wide', async ({
	page: lea,
	newVisitor,
}) => {
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	await openToWrite(ines, await newProtocol(lea, 'Articles déplacés'));
	const outline = lea.getByRole('navigation', { name: 'Plan' });
	const row = (title: string) => outline.getByRole('link', { name: title });
	const titles = () => outline.locator('.title').allInnerTexts();
	const before = await titles();
	const [first, second, third, fourth] = before as [string, string, string, string];

	await goToEnd(ines, third);
	await ines.keyboard.type(' Un mot');
	const top = (await article(ines, third).boundingBox())!.y;
	// What she began is counted above the rows, which go down by a line.
	await expect(outline.getByText('1 commencé, pas encore à relire')).toBeVisible();
	const [from, to] = [await row(third).boundingBox(), await row(first).boundingBox()];
	await lea.mouse.move(from!.x + 60, from!.y + from!.height / 2);
	await lea.mouse.down();
	await lea.mouse.move(to!.x + 60, to!.y + to!.height, { steps: 5 });
	await lea.mouse.move(to!.x + 60, to!.y + to!.height / 2 + 4);
	await expect(outline.locator('.drop-bottom')).toContainText(first);
	await lea.mouse.up();
	await expect.poll(titles).toEqual([first, third, second, ...before.slice(3)]);
	await expect(lea.getByRole('status')).toContainText(`Déplacé après`);

	// Whoever writes there goes on, at the same height of the screen.
	await expect(ines.locator('.plan .title').nth(1)).toHaveText(third);
	await expect(article(ines, third)).toBeFocused();
	await ines.keyboard.type(' de plus');
	await expect(article(ines, third)).toContainText(' Un mot de plus');
	expect(Math.abs((await article(ines, third).boundingBox())!.y - top)).toBeLessThan(2);

	await row(third).focus();
	await lea.keyboard.press('Alt+Shift+ArrowDown');
	await expect.poll(titles).toEqual(before);
	await expect(row(third)).toBeFocused();
	// Far away, by its menu.
	await lea.getByRole('button', { name: new RegExp(`^Actions : .*${first}`) }).click();
	await lea.getByRole('button', { name: 'Placer après…' }).click();
	await lea.getByRole('combobox', { name: 'Après' }).selectOption({ index: 3 });
	await lea.getByRole('button', { name: 'Placer', exact: true }).click();
	await expect.poll(titles).toEqual([second, third, fourth, first, ...before.slice(4)]);
	const moved = lea.getByRole('region', { name: first });
	await expect(moved.locator(':focus')).toBeInViewport();
	await expect(outline.locator('[aria-current]')).toContainText(first);
	// By keys, to the end.
	await lea.keyboard.press('Enter');
	await lea.getByRole('button', { name: 'Placer après…' }).press('Enter');
	await expect(lea.getByRole('combobox', { name: 'Après' })).toBeFocused();
	await lea.keyboard.press('End');
	await lea.keyboard.press('Enter');
	await lea.getByRole('button', { name: 'Placer', exact: true }).press('Enter');
	await expect.poll(titles).toEqual([...before.slice(1), first]);
	await expect(moved.locator(':focus')).toBeInViewport();
	for (let undone = 0; undone < 2; undone++)
		await lea.getByRole('button', { name: 'Annuler', exact: true }).first().click();
	await expect.poll(titles).toEqual(before);
});

test('what one folds stays folded in this browser, is found by its words, and unfolds where one goes', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await openToWrite(page, addresses.protocol);
	const fold = page.getByRole('button', { name: /^Texte : .*Objet/ });
	await fold.click();
	await expect(fold).toHaveAttribute('aria-expanded', 'false');
	await expect(article(page, 'Objet')).toBeHidden();
	await page.reload();
	await expect(saveState(page)).toContainText('Enregistré');
	await expect(article(page, 'Objet')).toBeHidden();
	// Stepped over by the keyboard, unfolded by going there.
	if (project.name === 'phone') await page.getByRole('button', { name: 'Plan' }).click();
	await page.getByRole('link', { name: /Objet/ }).filter({ visible: true }).click();
	await expect(article(page, 'Objet')).toBeFocused();
	await expect(fold).toHaveAttribute('aria-expanded', 'true');
	if (project.name === 'phone') await page.getByRole('button', { name: 'Plan' }).click();
	await page.getByRole('button', { name: 'Tout replier' }).filter({ visible: true }).click();
	await expect(page.locator('[contenteditable]:visible')).toHaveCount(0);
	await page.getByRole('button', { name: 'Tout déplier' }).filter({ visible: true }).click();
	await expect(article(page, 'Objet')).toBeVisible();
	// The counts at the foot of the plan narrow it.
	const ready = page.getByRole('button', { name: /^prêt \d/ }).filter({ visible: true });
	const count = Number(/\d+/.exec(await ready.innerText())?.[0]);
	await ready.click();
	await expect(page.locator('.outline li[data-row]').filter({ visible: true })).toHaveCount(count);
});

test('the first words of an article say that it is under way, and are undone with that @wide', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await newProtocol(page, `En cours (${project.name})`);
	const state = (title: string) => page.getByRole('combobox', { name: new RegExp(`^État : .*${title}`) });
	await goToEnd(page, 'Gouvernance');
	await page.keyboard.type(' Nos mots.');
	await expect(state('Gouvernance')).toHaveValue('doing');
	await page.keyboard.press('Control+z');
	await expect(article(page, 'Gouvernance')).not.toContainText('Nos mots.');
	await expect(state('Gouvernance')).toHaveValue('todo');
	// What somebody has chosen stays.
	await state('Préambule').selectOption('ready');
	await state('Préambule').selectOption('todo');
	await goToEnd(page, 'Préambule');
	await page.keyboard.type(' Nos mots.');
	await expect(saveState(page)).toHaveText(/^Enregistré à/);
	await expect(state('Préambule')).toHaveValue('todo');
});

test('where the plan hides articles, its edge says so @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await page.setViewportSize({ width: 1280, height: 640 });
	await newProtocol(page, 'Protocole au long plan');
	const rows = page.getByRole('navigation', { name: 'Plan' }).locator('.rows');
	const { hidden, edges } = await rows.evaluate((list) => ({
		hidden: list.scrollHeight - list.clientHeight,
		edges: getComputedStyle(list).backgroundAttachment,
	}));
	expect(hidden).toBeGreaterThan(0);
	// Two that go along with the rows hide two that stay.
	expect(edges).toBe('local, local, scroll, scroll');
});

test('an article is entrusted to somebody of the group, whom everyone sees by name @wide', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, `Articles (${project.name})`);
	await openToWrite(ines, address);
	const entrusted = 'Gouvernance';
	const section = (page: Page) => page.getByRole('region', { name: entrusted });
	await lea.getByRole('button', { name: new RegExp(`^Actions : .*${entrusted}`) }).click();
	await lea.getByRole('button', { name: 'Confier à quelqu’un…' }).click();
	const dialog = lea.getByRole('dialog', { name: /^Confier/ });
	await expect(dialog.getByRole('combobox', { name: 'À qui le confier' })).toBeFocused();
	await expect(dialog.getByRole('option').first()).toHaveText('À personne en particulier');
	await dialog.getByRole('combobox').selectOption({ label: await labelOf(dialog, people.state) });
	await dialog.getByRole('button', { name: 'Confier' }).click();
	await expect(section(lea).getByText(`Confié à ${people.state}`)).toBeVisible();
	await expect(section(lea).locator(':focus')).toHaveAccessibleName(/^Actions/);
	await expect(section(ines).getByText(`Confié à ${people.state}`)).toBeVisible();
	await expect(saveState(lea)).toHaveText(/^Enregistré à/);
	await lea.goto(`${address}/lecture`);
	await expect(
		section(lea).getByText(new RegExp(`^Confié à ${people.state} · .*, responsable$`)),
	).toBeVisible();
	await lea.goto(address);
	await expect(saveState(lea)).toContainText('Enregistré');
	// What one pressed goes with the name: the focus stays beside it.
	await section(lea)
		.getByRole('button', { name: `Confié à ${people.state}` })
		.click();
	await dialog.getByRole('combobox').selectOption({ index: 0 });
	await dialog.getByRole('button', { name: 'Confier' }).click();
	await expect(section(lea).getByText('Confié à')).toHaveCount(0);
	await expect(section(lea).locator(':focus')).toHaveCount(1);
});

/** What the list of people says of somebody: their name, and where they speak from. */
async function labelOf(dialog: Locator, name: string): Promise<string> {
	return (await dialog.getByRole('option').filter({ hasText: name }).textContent()) ?? '';
}
