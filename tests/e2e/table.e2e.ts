import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import {
	article,
	goToEnd,
	newProtocol,
	nextFrame,
	openToWrite,
	paste,
	saveState,
} from './support/writing.ts';

/** A menu of the toolbar, by keyboard alone. */
async function openMenu(page: Page, menu: string): Promise<void> {
	await page.keyboard.press('Alt+F10');
	await page.keyboard.press('End');
	for (let press = 0; press < 20; press++) {
		if ((await page.locator(':focus').innerText()).trim() === menu) break;
		await page.keyboard.press('ArrowLeft');
	}
	await page.keyboard.press('Enter');
	await expect(page.locator(':focus')).toHaveAttribute('role', /^menuitem/);
}

/** A line of one. */
async function choose(page: Page, menu: string, letters: string): Promise<void> {
	await openMenu(page, menu);
	for (let press = 0; press < 30; press++) {
		if ((await page.locator(':focus').innerText()).startsWith(letters)) break;
		await page.keyboard.press('ArrowDown');
	}
	await expect(page.locator(':focus')).toContainText(letters);
	await page.keyboard.press('Enter');
}

async function writeCells(page: Page, ...cells: string[]): Promise<void> {
	for (const [index, words] of cells.entries()) {
		if (index > 0) await page.keyboard.press('Tab');
		await page.keyboard.type(words);
	}
}

test('two people in one table, by keyboard alone: one adds a column while the other adds a row and writes @wide', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const title = 'Durée et avenants';
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, `Tableaux (${project.name})`);
	await openToWrite(ines, address);
	await goToEnd(lea, title);
	await lea.keyboard.press('Enter');
	await choose(lea, 'Insérer', 'Tableau');
	await writeCells(lea, 'Constats', 'Échos', 'Réactions', 'Peu de bancs', 'On attend debout', 'Trois bancs');
	// Up, to the cell that is seen above.
	await nextFrame(lea);
	await lea.keyboard.press('ArrowUp');
	await lea.keyboard.press('End');
	await nextFrame(lea);
	await lea.keyboard.type(' et suites');
	await goToEnd(ines, title);
	const [ours, theirs] = [lea, ines].map((page) => article(page, title).getByRole('table'));
	await expect(theirs!).toContainText('Trois bancs');
	await ines.keyboard.press('ArrowUp');
	await nextFrame(ines);

	await Promise.all([
		choose(lea, 'Tableau', 'Ajouter une colonne à droite').then(() => lea.keyboard.type('Qui')),
		(async () => {
			// From wherever the caret came in the last row, Tab goes on to its end and makes a row.
			for (let press = 0; press < 3; press++) await ines.keyboard.press('Tab');
			await ines.keyboard.type('écrit dans la ligne ajoutée');
		})(),
	]);
	for (const table of [ours!, theirs!]) {
		await expect(table).toContainText('écrit dans la ligne ajoutée');
		// The name of whoever writes there is in the way of no reader, but in the text of the page.
		await expect(table.getByRole('columnheader')).toHaveText([
			/^Constats/,
			/^Échos/,
			/^Réactions et suites/,
			/^Qui/,
		]);
		await expect(table.getByRole('row').last().getByRole('cell')).toHaveCount(4);
		for (const words of ['Constats', 'Peu de bancs', 'On attend debout', 'Trois bancs'])
			await expect(table).toContainText(words);
	}

	// The focus is in the text again; Esc then Tab leaves it, from a cell too.
	await expect(article(lea, title)).toBeFocused();
	await openMenu(lea, 'Tableau');
	await expect(lea.getByRole('menuitem', { name: 'Supprimer le tableau' })).toBeVisible();
	await expectAccessible(lea, 'with a table, its menu and the caret of another');
	await lea.keyboard.press('Escape');
	await article(lea, title).focus();
	await lea.keyboard.press('Escape');
	await lea.keyboard.press('Tab');
	await expect(article(lea, title)).not.toBeFocused();

	await expect(saveState(ines)).toHaveText(/^Enregistré/);
	await ines.goto(`${address}/lecture`);
	const read = ines.getByRole('table').filter({ hasText: 'Constats' });
	await expect(read.getByRole('columnheader').first()).toHaveText('Constats');
	await expect(read.locator('th[scope=col]')).toHaveCount(4);
	await expect(read.getByRole('row').filter({ hasText: 'écrit dans la ligne ajoutée' })).toHaveCount(1);
});

test('a table of a page is pasted as ours, edited from its menu, undone, and copied as a table of HTML', async ({
	page,
}, { project }) => {
	const title = 'Moyens et financement';
	await signIn(page, people.academy);
	await newProtocol(page, `Tableaux (${project.name})`);
	await goToEnd(page, title);
	await page.keyboard.press('Enter');
	const html =
		'<table><caption>Deux rives</caption><tr><th colspan="2">Ouest</th><th>Est</th></tr>' +
		'<tr><td rowspan="2">a</td><td><b>b</b></td><td>c<table><tr><td>d</td><td>e</td></tr></table></td></tr>' +
		'<tr><td>f</td><td>g</td></tr></table>';
	await paste(page, { 'text/html': html });
	const table = article(page, title).getByRole('table');
	await expect(table.getByRole('row')).toHaveCount(3);
	await expect(table.getByRole('columnheader').first()).toHaveAttribute('aria-colspan', '2');
	await expect(table.getByRole('cell').filter({ hasText: /^a$/ })).toHaveAttribute('aria-rowspan', '2');
	await expect(table.getByRole('caption')).toHaveText('Deux rives');
	// A table in a cell is lines of that cell, with every word.
	const outer = table.getByRole('cell').filter({ hasText: 'c' });
	await expect(outer.getByRole('paragraph')).toHaveText(['c', 'd', 'e']);

	await table.getByRole('cell').filter({ hasText: 'f' }).click();
	if (project.name === 'phone') await page.getByRole('button', { name: 'Format' }).click();
	await page.getByRole('button', { name: 'Tableau' }).locator('visible=true').click();
	await page.getByRole('menuitem', { name: 'Supprimer la ligne' }).click();
	await expect(table.getByRole('row')).toHaveCount(2);
	await page.keyboard.press('Control+z');
	await expect(table.getByRole('row')).toHaveCount(3);
	await expect(table).toContainText('g');

	const copied = await page.evaluate((name) => {
		const region = [...document.querySelectorAll<HTMLElement>('[role=textbox]')].find(
			(one) => one.getAttribute('aria-label')?.includes(name) && one.isContentEditable,
		);
		const transfer = new DataTransfer();
		region?.focus();
		window.getSelection()?.selectAllChildren(region as HTMLElement);
		document.dispatchEvent(new Event('selectionchange'));
		return new Promise<string>((resolve) =>
			requestAnimationFrame(() => {
				region?.dispatchEvent(
					new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }),
				);
				resolve(transfer.getData('text/html'));
			}),
		);
	}, title);
	expect(copied).toContain('<caption>Deux rives</caption>');
	expect(copied).toContain('<th colspan="2"><p>Ouest</p></th>');
	expect(copied).toContain('<td rowspan="2"><p>a</p></td>');
	await page.keyboard.press('Control+z');
});
