import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, nextFrame, openToWrite, saveState } from './support/writing.ts';

async function insert(page: Page, what: string): Promise<void> {
	const button = page.getByRole('button', { name: 'Insérer' });
	if (!(await button.isVisible())) await page.getByRole('button', { name: 'Format' }).click();
	await button.click();
	await page.getByRole('menuitem', { name: what }).click();
}

test('somebody is mentioned by keyboard alone, and named by who reads [A2] @wide', async ({ page }, {
	project,
}) => {
	const named = 'Engagements académiques';
	await signIn(page, people.authority);
	const address = await newProtocol(page, `Références (${project.name})`);
	await goToEnd(page, named);
	await page.keyboard.press('Enter');
	const words = `Vu avec (${project.name}) `;
	await page.keyboard.type(`${words}@kerb`);
	const option = page.getByRole('option', { name: people.mediator });
	await expect(option).toHaveAttribute('aria-selected', 'true');
	const text = article(page, named);
	await expect(text).toBeFocused();
	await expect(text).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
	await expectAccessible(page, 'somebody is looked for');

	await page.keyboard.press('Escape');
	await expect(option).toBeHidden();
	await page.keyboard.press('Backspace');
	for (let n = 0; n < 4; n++) await page.keyboard.press('Backspace');
	await page.keyboard.type('@kerb');
	await expect(option).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('hier.');
	await expect(text.getByText(people.mediator).last()).toHaveClass('mention');
	await expect(text).toContainText(`${words}${people.mediator} hier.`);
	await expect(saveState(page)).toHaveText(/^Enregistré/);

	await page.goto(`${address}/lecture`);
	const line = page.getByText(words.trim());
	await expect(line).toContainText(`${people.mediator} hier.`);
	await expect(line.getByRole('link', { name: people.mediator })).toHaveAttribute('href', addresses.mediator);
});

test('« @ » offers the people of the group before anything is typed; one space follows, whoever types it @wide', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await newProtocol(page, `Protocole des mentions (${project.name})`);
	const place = 'Gouvernance';
	const text = article(page, place);
	const options = page.getByRole('listbox', { name: 'Personnes' }).getByRole('option');
	const mention = async (letters: string, name: string) => {
		await page.keyboard.type(`@${letters}`);
		await expect(options.first()).toContainText(name);
		await page.keyboard.press('Enter');
		await expect(options).toHaveCount(0);
	};
	await goToEnd(page, place);
	await page.keyboard.press('Enter');
	await page.keyboard.type('Avec @');
	await expect(options.filter({ hasText: people.state })).toBeVisible();
	await page.keyboard.press('Backspace');
	await expect(options).toHaveCount(0);
	await mention('ines', people.state);
	await page.keyboard.type(' et ');
	await mention('sam', people.academy);
	await page.keyboard.type(', puis ');
	await mention('denis', people.mediator);
	await page.keyboard.type('hier ; ');
	// Who types faster than the answer comes has whom they typed.
	await page.keyboard.type('@kerbrat');
	await page.keyboard.press('Enter');
	await expect(text.locator('.mention')).toHaveCount(4);
	await page.keyboard.type('.');
	// Every space counts.
	await expect
		.poll(() => text.textContent())
		.toContain(
			`Avec ${people.state} et ${people.academy}, puis ${people.mediator} hier\u202f; ${people.mediator}.`,
		);
	// The space that came stays where one goes away from it.
	await page.keyboard.type(' Et ');
	await mention('ines', people.state);
	await page.keyboard.press('ArrowLeft');
	await nextFrame(page);
	await page.keyboard.press('ArrowRight');
	await nextFrame(page);
	await page.keyboard.type(' fin');
	await expect.poll(() => text.textContent()).toContain(`Et ${people.state}  fin`);
});

test('two people write one note at once; it is read at the end of the document @wide', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const noted = 'Gouvernance';
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, `Références (${project.name})`);
	await openToWrite(ines, address);
	await goToEnd(lea, noted);
	await lea.keyboard.press('Control+Alt+f');
	const note = (page: Page) => page.getByRole('textbox', { name: /^Texte de la note/ });
	await expect(note(lea)).toBeFocused();
	await lea.keyboard.type('Annexe ');

	// Selected by an arrow, opened by Enter.
	await article(ines, noted).locator('.note').last().waitFor({ state: 'attached' });
	await goToEnd(ines, noted);
	await ines.keyboard.press('ArrowLeft');
	await nextFrame(ines);
	await ines.keyboard.press('Enter');
	await expect(note(ines)).toBeFocused();
	await expect(note(ines)).toHaveText('Annexe ');
	await ines.keyboard.press('End');
	await Promise.all([
		lea.keyboard.type('abcdef', { delay: 20 }),
		ines.keyboard.type('123456', { delay: 20 }),
	]);
	const letters = async (page: Page) => [...(await note(page).innerText())].toSorted().join('').trim();
	await expect.poll(() => letters(lea)).toBe([...'Annexeabcdef123456'].toSorted().join(''));
	await expect.poll(() => note(ines).innerText()).toBe(await note(lea).innerText());
	await expectAccessible(lea, 'a note is open');
	// At the very same caret: the letters of each stay together, in their order.
	await lea.keyboard.type('.');
	await expect.poll(() => note(ines).innerText()).toContain('abcdef.');
	const words = await note(ines).innerText();
	expect(words).toContain('123456');
	await lea.keyboard.press('Escape');
	await expect(note(lea)).toBeHidden();
	await expect(article(lea, noted)).toBeFocused();
	await expect(saveState(lea)).toHaveText(/^Enregistré/);

	await lea.goto(`${address}/lecture`);
	const end = lea.locator('[role=doc-endnotes]');
	await expect(end).toContainText(words);
	const back = end.getByRole('listitem').filter({ hasText: words }).locator('[role=doc-backlink]');
	const target = (await back.getAttribute('href')) ?? '';
	await expect(lea.locator(target)).toHaveAttribute('role', 'doc-noteref');
	await expectAccessible(lea, 'notes are read');
});

test('a note is written like the text: bold, undone before itself, left by Enter behind its call; taken back, it closes @wide', async ({
	page,
}) => {
	await signIn(page, people.authority);
	await newProtocol(page, 'Protocole d’une note en gras');
	const place = 'Gouvernance';
	const text = article(page, place);
	const note = page.getByRole('textbox', { name: /^Texte de la note/ });
	await goToEnd(page, place);
	await page.keyboard.press('Control+Alt+f');
	await expect(note).toBeFocused();
	const before = await text.locator('.note').count();
	await page.keyboard.type('Voir ');
	await page.keyboard.press('Control+b');
	await page.keyboard.type('ici');
	await expect(note.locator('strong')).toHaveText('ici');
	// Its words are undone before itself.
	await page.keyboard.press('Control+z');
	await expect(note).toHaveText('');
	await page.keyboard.press('Control+Shift+z');
	await expect(note.locator('strong')).toHaveText('ici');
	await expect(note).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(note).toBeHidden();
	await expect(text).toBeFocused();
	await nextFrame(page);
	await page.keyboard.type(' suite');
	await expect.poll(() => text.evaluate((region) => (region.textContent ?? '').trimEnd())).toMatch(/ suite$/);
	await expect(text.locator('.note').last()).toHaveAttribute('title', 'Voir ici');
	// Taken back while it is open, it is closed: nothing is typed where nothing is kept.
	await page.keyboard.press('Control+Alt+f');
	await expect(note).toBeFocused();
	await expect(text.locator('.note')).toHaveCount(before + 1);
	await page.keyboard.press('Control+z');
	await expect(note).toBeHidden();
	await expect(text.locator('.note')).toHaveCount(before);
	await expect(text).toBeFocused();
});

test('a decision has an owner and a day, chosen by keyboard, and is read with them', async ({ page }, {
	project,
}) => {
	const decided = 'Moyens et financement';
	const words = `La troïka se réunit chaque mois (${project.name}).`;
	await signIn(page, people.authority);
	const address = await newProtocol(page, `Références (${project.name})`);
	await goToEnd(page, decided);
	await insert(page, 'Décision');
	const text = article(page, decided);
	await expect(text).toBeFocused();
	await nextFrame(page);
	await page.keyboard.type(words);
	const line = text.getByRole('group', { name: 'Décision' }).filter({ hasText: words });

	await page.keyboard.press('Tab');
	await expect(line.getByRole('button', { name: 'Désigner un responsable' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('combobox', { name: 'Responsable', exact: true })).toBeFocused();
	await page.keyboard.type('nantes');
	await expect(
		page.getByRole('listbox').getByRole('option', { name: 'Académie de Nantes' }).first(),
	).toHaveAttribute('aria-selected', 'true');
	await expectAccessible(page, 'an owner is looked for');
	await page.keyboard.press('Enter');
	await expect(line.getByRole('button', { name: 'Responsable : Académie de Nantes. Changer' })).toBeVisible();
	await line.getByRole('button', { name: 'Donner une échéance' }).press('Enter');
	await page.locator('input[type=date]').fill('2031-03-12');
	await page.keyboard.press('Enter');
	await expect(line.getByRole('button', { name: 'pour le 12 mars 2031. Changer' })).toBeVisible();
	await expect(saveState(page)).toHaveText(/^Enregistré/);

	await page.goto(`${address}/lecture`);
	const read = page.getByRole('group', { name: 'Décision' }).filter({ hasText: words });
	await expect(read).toContainText('Académie de Nantes');
	await expect(read).toContainText('pour le 12 mars 2031');
});
