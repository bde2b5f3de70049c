import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { holdCable } from './support/cable.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProgramme, nextFrame, saveState } from './support/writing.ts';

const grid = (page: Page) => page.getByRole('grid', { name: /^Actions du programme/ });
const line = (page: Page, title: string) => grid(page).getByRole('row').filter({ hasText: title });
const said = (page: Page) => page.locator('[role=status]');

/** The cell of a line under a column's head. */
async function cell(page: Page, title: string, column: string): Promise<Locator> {
	const head = grid(page).getByRole('columnheader').filter({ hasText: column });
	const at = await head.getAttribute('aria-colindex');
	return line(page, title).locator(`[aria-colindex="${at}"]`);
}

async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expect(saveState(page)).toContainText('Enregistré');
}

/** What a spreadsheet would put in the clipboard, given to whatever has the focus. */
async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((words) => {
		const clipboard = new DataTransfer();
		clipboard.setData('text/plain', words);
		document.activeElement?.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
		);
	}, text);
}

const forty = [
	'Action\tPorteur\tÉtat 2027',
	...Array.from(
		{ length: 40 },
		(_, n) => `Action pilote ${n + 1}\tCollège ${n + 1}\t${n === 11 ? '1.234' : '1 000'}`,
	),
].join('\n');

test.describe('with a keyboard @wide', () => {
	test('J4: forty actions pasted, their axis, two amounts at once, one chosen, and undone [rule 5]', async ({
		page: lea,
		newVisitor,
	}) => {
		test.setTimeout(120_000);
		const ines = await newVisitor();
		const cable = await holdCable(ines.context());
		await signIn(lea, people.authority);
		await signIn(ines, people.state);
		const address = await newProgramme(lea, 'Programme collé');

		// Forty rows, one of which has an amount with two readings.
		await grid(lea).locator('[data-cell]').first().click();
		await nextFrame(lea);
		await paste(lea, forty);
		const dialog = lea.getByRole('dialog', { name: 'Reprendre des actions d’un tableur' });
		await expect(dialog.getByRole('button', { name: 'Ajouter 39 actions' })).toBeVisible();
		await expectAccessible(lea, 'import');
		await dialog.getByLabel(/^Ligne 13/).fill('1 234,50');
		await lea.keyboard.press('Tab');
		await expect(dialog.getByText('40 actions, pour')).toContainText(/40\s234,50\s€/);
		await dialog.getByRole('button', { name: 'Ajouter 40 actions' }).click();
		await expect(said(lea)).toContainText('40 actions ajoutées');
		await expect(grid(lea)).toHaveAttribute('aria-rowcount', /^[45]\d$/);
		// Only what is in sight, or near, is in the page.
		expect(await grid(lea).getByRole('row').count()).toBeLessThan(35);

		// One undo takes all of them back, and redo brings them again.
		await grid(lea).locator('[data-cell]').first().click();
		await lea.keyboard.press('Escape');
		await lea.keyboard.press('Control+z');
		await expect(grid(lea).getByText('Action pilote 1', { exact: true })).toHaveCount(0);
		await lea.keyboard.press('Control+Shift+z');
		await expect(grid(lea).getByText('Action pilote 1', { exact: true })).toBeVisible();

		// Several at once under an axis.
		await line(lea, 'Action pilote 1').first().getByRole('rowheader').click();
		await lea.keyboard.press('Shift+ArrowDown');
		await lea.keyboard.press('Shift+ArrowDown');
		await lea.getByRole('button', { name: 'Ranger sous…' }).click();
		await lea.getByRole('menuitem').first().click();
		await expect(said(lea)).toContainText('3 lignes rattachées à 1.');
		await expect(line(lea, 'Action pilote 3').first()).toContainText('1.3');

		// Rows move by keys, and back.
		await line(lea, 'Action pilote 1').first().getByRole('rowheader').click();
		await lea.keyboard.press('Alt+ArrowDown');
		await expect(line(lea, 'Action pilote 1').first()).toContainText('1.2');
		await lea.keyboard.press('Alt+ArrowUp');
		await expect(line(lea, 'Action pilote 1').first()).toContainText('1.1');

		// Two people write one amount at once, one of them in a tunnel.
		await open(ines, address);
		await expect(line(ines, 'Action pilote 2').first()).toContainText('1.2');
		for (const page of [lea, ines]) await page.getByRole('button', { name: '2027', exact: true }).click();
		await cable.cut();
		await expect(saveState(ines)).toContainText(/Hors ligne|Non enregistré/);
		for (const [page, amount] of [
			[lea, '18000'],
			[ines, '24 000 €'],
		] as const) {
			await (await cell(page, 'Action pilote 2', 'Académie').then((found) => found.first())).click();
			await nextFrame(page);
			await page.keyboard.type(amount);
			await page.keyboard.press('Enter');
			await expect(said(page)).toContainText('Montant écrit');
		}
		cable.mend();
		await expect(saveState(ines)).toHaveText(/^Enregistré/, { timeout: 30_000 });
		for (const page of [lea, ines]) {
			await expect((await cell(page, 'Action pilote 2', 'Académie')).first()).toContainText('À trancher');
			await expect(page.getByRole('button', { name: '1 montant à trancher' })).toBeVisible();
		}
		await expectAccessible(lea, 'contested');

		// Enter opens the choice, which is made by keys.
		await lea.getByRole('button', { name: '1 montant à trancher' }).click();
		await nextFrame(lea);
		await lea.keyboard.press('Enter');
		const choice = lea.getByRole('dialog', { name: /Académie/ });
		await expect(choice).toContainText('écrit par vous');
		await expect(choice).toContainText(`écrit par ${people.state}`);
		// A second Enter chooses nothing; Tab goes to the first choice.
		await expect(choice.getByRole('group', { name: 'Deux montants s’opposent' })).toBeFocused();
		await lea.keyboard.press('Enter');
		await expect(choice).toBeVisible();
		await lea.keyboard.press('Tab');
		await expect(choice.getByRole('button', { name: /^Choisir/ }).first()).toBeFocused();
		await choice.getByRole('button', { name: /Choisir 24/ }).press('Enter');
		for (const page of [lea, ines]) {
			await expect(page.getByRole('button', { name: /à trancher$/ })).toHaveCount(0);
			await expect(grid(page).getByRole('row').last()).toContainText(/64\s234,50\s€/);
		}
		// Undone, it is contested again: nobody's amount was lost.
		await nextFrame(lea);
		await lea.keyboard.press('Control+z');
		for (const page of [lea, ines])
			await expect(page.getByRole('button', { name: '1 montant à trancher' })).toBeVisible();
	});

	test('cells are written, kept when they cannot be read, given back, filled, copied and erased by keys', async ({
		page,
	}) => {
		await signIn(page, people.authority);
		await newProgramme(page, 'Programme au clavier');
		await page.getByRole('button', { name: 'Ajouter une action' }).click();
		await page.keyboard.type('Ateliers relais');
		await page.keyboard.press('Tab');
		await nextFrame(page);
		await page.keyboard.type('Collège ; Ville');
		await page.keyboard.press('Enter');
		await expect(line(page, 'Ateliers relais')).toContainText('Collège, Ville');
		await page.getByRole('button', { name: '2027', exact: true }).click();
		const state = await cell(page, 'Ateliers relais', 'État');
		await state.click();
		await nextFrame(page);
		await page.keyboard.type('1.234');
		await page.keyboard.press('Enter');
		await expect(state.getByRole('textbox')).toHaveValue('1.234');
		await expect(state).toContainText('se lit de deux façons');
		await expectAccessible(page, 'refused');
		await page.keyboard.press('Escape');
		await expect(state).toContainText('vide');
		await page.keyboard.type('12 500,50');
		await page.keyboard.press('Tab');
		await expect(state).toContainText(/12\s500,50\s€/);
		// The next cell has the focus.
		await expect(await cell(page, 'Ateliers relais', 'Académie')).toBeFocused();
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('Delete');
		await expect(state).toContainText('vide');
		await page.keyboard.press('Control+z');
		await expect(state).toContainText(/12\s500,50\s€/);
		// Copied into the next cell, by the keys of every spreadsheet.
		await page.keyboard.press('Control+c');
		await expect(said(page)).toContainText('Case copiée');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Control+v');
		await expect(await cell(page, 'Ateliers relais', 'Académie')).toContainText(/12\s500,50\s€/);
		await page.keyboard.press('Home');
		await page.keyboard.press('F2');
		await page.keyboard.type(' du collège');
		await page.keyboard.press('Escape');
		await expect(line(page, 'Ateliers relais')).not.toContainText('du collège');
		await expectAccessible(page, 'grid');
		await page.keyboard.press('Control+/');
		await expect(page.getByRole('dialog', { name: 'Touches du tableau' })).toBeVisible();
		await expectAccessible(page, 'keys');
		await page.emulateMedia({ colorScheme: 'dark' });
		await page.keyboard.press('Escape');
		await expectAccessible(page, 'dark', 'colours');
		// What stands beside the title goes with the table.
		await expect(page.getByRole('button', { name: 'Ajouter une action' })).toBeVisible();
		await page.getByRole('link', { name: 'Plan de financement' }).click();
		await expect(page.getByRole('button', { name: 'Ajouter une action' })).toHaveCount(0);
	});

	test('the years of an amount close by every way, give up what cannot be read, and follow each other by Enter', async ({
		page,
	}) => {
		await signIn(page, people.authority);
		await open(page, await newProgramme(page, 'Programme sur trois ans'));
		await page.getByRole('button', { name: 'Ajouter une action' }).click();
		await page.keyboard.type('Ateliers relais');
		await page.keyboard.press('Enter');
		const state = await cell(page, 'Ateliers relais', 'État');
		const caf = await cell(page, 'Ateliers relais', 'Caf');
		const panel = page.getByRole('dialog', { name: /^État/ });
		const writeWrong = async () => {
			await page.keyboard.type('abc');
			await page.keyboard.press('Enter');
			await expect(panel).toContainText('Ce n’est pas un montant');
		};
		const expectClosed = async (focused: Locator) => {
			await expect(panel).toHaveCount(0);
			await expect(focused).toBeFocused();
			await expect(state).toContainText('vide');
		};
		await state.click();
		await nextFrame(page);
		await writeWrong();
		await panel.getByRole('button', { name: 'Fermer' }).click();
		await expectClosed(state);
		await expect(said(page)).toContainText('abc');
		await writeWrong();
		await panel.getByRole('button', { name: 'Fermer' }).focus();
		await page.keyboard.press('Escape');
		await expectClosed(state);
		await writeWrong();
		await page.keyboard.press('Escape');
		await expectClosed(state);
		await writeWrong();
		await caf.click();
		await expectClosed(caf);
		// Whoever clicked elsewhere reads what became of it.
		const lost = page.getByRole('paragraph').filter({ hasText: /«\sabc\s» n’est pas gardé/ });
		await expect(lost).toContainText('Ce n’est pas un montant');
		await lost.getByRole('button', { name: 'Compris' }).click();
		await expect(lost).toHaveCount(0);
		await state.click();
		await nextFrame(page);
		await writeWrong();
		await page.getByRole('heading', { level: 1 }).click();
		await expectClosed(state);
		// Its own cell closes it too.
		await page.keyboard.press('Enter');
		await expect(panel).toBeVisible();
		await state.click({ position: { x: 4, y: 4 } });
		await expectClosed(state);

		// Amounts that are pasted where several years are counted wait for one to be chosen.
		await caf.click();
		await nextFrame(page);
		await paste(page, '1 000\t2 000');
		const pasting = page.getByRole('dialog', { name: 'Coller dans le tableau' });
		await expect(pasting).toContainText('choisissez une année');
		await pasting.getByRole('group', { name: 'Années comptées' }).getByRole('button').nth(2).click();
		await expect(pasting).not.toContainText('choisissez une année');
		await pasting.getByRole('button', { name: 'Écrire 2 cases' }).click();
		await expect(caf).toContainText(/1\s000\s€/);
		await page.keyboard.press('Control+z');
		await expect(caf).toContainText('vide');
		await page.getByRole('group', { name: 'Années comptées' }).getByRole('button').first().click();
		await state.click();
		await nextFrame(page);

		// Whoever types fast hears which year it is, and goes on to the next.
		await page.keyboard.type('12 500,50');
		await page.keyboard.press('Enter');
		const years = panel.getByRole('textbox', { name: /demandé$/ });
		await expect(years.nth(1)).toBeFocused();
		const first = await panel.getByRole('rowheader').first().textContent();
		await expect(said(page)).toContainText(`Montant écrit pour ${first} : 12`);
		await page.keyboard.type('300');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await expect(panel).toHaveCount(0);
		await expect(state).toContainText(/12\s800,50\s€/);
	});
});
