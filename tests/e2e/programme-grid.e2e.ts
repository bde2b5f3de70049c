import type { Locator, Page } from '@playwright/test';
import { unfound } from '#domain/programme/funder.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { aProgramme, newProgramme } from './support/programmes.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { nextFrame, saveState } from './support/writing.ts';

test.skip(({ isMobile }) => isMobile === true, 'phones have the stacked form');

const grid = (page: Page) => page.getByRole('grid', { name: /^Actions du programme/ });
const line = (page: Page, title: string) => grid(page).getByRole('row').filter({ hasText: title });
const said = (page: Page) => page.locator('[role=status]');

/** The cell of a line under a column's head. */
async function cell(page: Page, title: string, column: string): Promise<Locator> {
	const head = grid(page).getByRole('columnheader').filter({ hasText: column });
	return line(page, title).locator(`[aria-colindex="${await head.getAttribute('aria-colindex')}"]`);
}

/** Nothing is contested in it: two funders, three actions of 10 000 € a year by the State. */
function calm(): ProgrammeJson {
	const json = aProgramme();
	const actions = json.actions.map((action) => ({
		...action,
		funding: action.funding.filter(({ actor, funder }) => actor === undefined && funder !== unfound),
	}));
	return { ...json, actions };
}

async function open(page: Page, title: string, json: ProgrammeJson): Promise<void> {
	const address = await newProgramme(title, json);
	await signIn(page, people.authority);
	await page.goto(`${address}?vue=tableau`);
	await expect(saveState(page)).toContainText('Enregistré');
	await page.getByRole('button', { name: '2027', exact: true }).click();
}

async function goTo(page: Page, found: Locator): Promise<void> {
	await found.click();
	await nextFrame(page);
}

test('cells are cut and filled down by keys, each as one thing to undo', async ({ page }) => {
	await open(page, 'Programme coupé', calm());
	const [one, two, three] = await Promise.all(
		['Atelier 1', 'Atelier 2', 'Atelier 3'].map((title) => cell(page, title, 'État')),
	);
	const academy = await cell(page, 'Atelier 1', 'Académie');
	await goTo(page, one!);
	await page.keyboard.press('Control+x');
	await expect(said(page)).toContainText('Case effacée');
	await expect(one!).toContainText('vide');
	await goTo(page, academy);
	await page.keyboard.press('Control+v');
	await expect(academy).toContainText(/10\s000\s€/);
	await page.keyboard.press('Control+z');
	await expect(academy).toContainText('vide');
	await page.keyboard.press('Control+z');
	await expect(one!).toContainText(/10\s000\s€/);

	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await goTo(page, one!);
	await page.keyboard.type('12 500,50');
	await page.keyboard.press('Enter');
	await expect(one!).toContainText(/12\s500,50\s€/);
	await goTo(page, one!);
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+d');
	await expect(said(page)).toContainText('Case recopiée');
	await expect(two!).toContainText(/12\s500,50\s€/);
	await expect(three!).toContainText(/10\s000\s€/);
	await page.keyboard.press('Control+z');
	await expect(two!).toContainText(/10\s000\s€/);
	// In one cell alone, what is above it.
	await goTo(page, two!);
	await page.keyboard.press('Control+d');
	await expect(two!).toContainText(/12\s500,50\s€/);
});

test('a funder taken away leaves its money in sight, which another takes over without losing a cent [rule 6]', async ({
	page,
}) => {
	const json = calm();
	const [state, academy] = json.funders.map(({ id }) => id) as [string, string];
	// The academy already pays something where the State does: that place is full.
	const [first, ...others] = json.actions;
	const full = { funder: academy, year: 2027, stage: 'requested' as const, cents: 50_000 };
	await open(page, 'Programme donné', {
		...json,
		actions: [{ ...first!, funding: [...first!.funding, full] }, ...others],
	});
	const total = grid(page).getByRole('row').last();
	await expect(total).toContainText(/30\s500\s€/);
	await grid(page).getByRole('columnheader').getByRole('button', { name: /État/ }).click();
	await page.getByRole('menuitem', { name: /^Mettre de côté/ }).click();
	await expect(said(page)).toContainText('Ses montants restent comptés');
	await expect(total).toContainText(/30\s500\s€/);
	await expectAccessible(page, 'orphan funder');
	await grid(page)
		.getByRole('button', { name: /^Choisir un financeur à la place de «\s*État/ })
		.click();
	await page.getByRole('menuitem', { name: 'Académie' }).click();
	// Nine amounts over three years, one of which has no room.
	await expect(said(page)).toContainText('8 montants donnés à Académie');
	await expect(said(page)).toContainText('Un reste où il est');
	await expect(await cell(page, 'Atelier 2', 'Académie')).toContainText(/10\s000\s€/);
	await expect(await cell(page, 'Atelier 1', 'Académie')).not.toContainText('10 500');
	await expect(total).toContainText(/30\s500\s€/);
	await goTo(page, await cell(page, 'Atelier 2', 'Académie'));
	await page.keyboard.press('Control+z');
	await expect(await cell(page, 'Atelier 2', 'Académie')).toContainText('vide');
	await expect(total).toContainText(/30\s500\s€/);
	expect(state).not.toBe(academy);
});

test('what was set aside is given back by its notice, until one does something else', async ({ page }) => {
	await open(page, 'Programme rendu', calm());
	await line(page, 'Atelier 2').getByRole('rowheader').click();
	const aside = page.getByRole('button', { name: /^Mettre (la ligne |l’action )?de côté/ });
	await aside.click();
	await expect(line(page, 'Atelier 2')).toHaveCount(0);
	const notice = page.locator('.notices');
	await notice.getByRole('button', { name: 'Annuler' }).click();
	await expect(line(page, 'Atelier 2')).toBeVisible();
	await expect(notice.getByRole('button', { name: 'Annuler' })).toHaveCount(0);
	await line(page, 'Atelier 2').getByRole('rowheader').click();
	await aside.click();
	await expect(notice.getByRole('button', { name: 'Annuler' })).toBeVisible();
	await goTo(page, await cell(page, 'Atelier 1', 'Académie'));
	await page.keyboard.type('100');
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText('Montant écrit');
	await expect(notice.getByRole('button', { name: 'Annuler' })).toHaveCount(0);
	// Later too, by the list of all that was set aside.
	await page.getByRole('button', { name: /^Affichage/ }).click();
	await page.getByRole('menuitem', { name: 'Ce qui est mis de côté…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Ce qui est mis de côté' });
	await expectAccessible(page, 'what is set aside');
	await dialog.getByRole('button', { name: 'Remettre « Atelier 2 »' }).click();
	await expect(dialog).toContainText('Rien n’est mis de côté');
	await expect(dialog.getByRole('button', { name: 'Fermer' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(line(page, 'Atelier 2')).toBeVisible();
});

test('money in an action that is set aside is said in the financing, and put back from there [rule 6]', async ({
	page,
}) => {
	await open(page, 'Programme gardé', calm());
	await goTo(page, await cell(page, 'Atelier 1', 'Académie'));
	await page.keyboard.type('50000');
	await page.keyboard.press('Enter');
	await expect(said(page)).toContainText('Montant écrit');
	await line(page, 'Atelier 1').getByRole('rowheader').click();
	await page.getByRole('button', { name: /^Mettre (la ligne |l’action )?de côté/ }).click();
	await expect(line(page, 'Atelier 1')).toHaveCount(0);
	await expect(saveState(page)).toContainText('Enregistré');
	await page.goto(new URL('?vue=financement', page.url()).href);
	const note = page.getByRole('listitem').filter({ hasText: 'est mise de côté' });
	await expect(note).toContainText(/«\s?Atelier 1\s?» est mise de côté : 80\s000\s€/);
	await expectAccessible(page, 'money set aside');
	await note.getByRole('button', { name: /^La remettre/ }).click();
	await expect(note).toHaveCount(0);
	await expect(said(page)).toContainText('de nouveau dans le programme');
});

test('a view is kept under a name, found again, and forgotten', async ({ page }) => {
	await open(page, 'Programme filtré', calm());
	const tools = page.getByRole('button', { name: /^(Outils|Affichage|Plus)/ });
	await page.getByRole('button', { name: /filtrer par axe/ }).click();
	await page.getByRole('menuitemcheckbox', { name: /^Sans axe/ }).click();
	await expect(page.getByText('1 action sur 3')).toBeVisible();
	await tools.click();
	await page.getByRole('menuitem', { name: 'Garder cette vue…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Garder cette vue' });
	await dialog.getByRole('button', { name: 'Garder' }).click();
	await expect(dialog).toContainText('Donnez un nom à cette vue');
	await dialog.getByRole('textbox', { name: 'Nom' }).fill('À rattacher');
	await dialog.getByRole('button', { name: 'Garder' }).click();
	await expect(said(page)).toContainText('Vue « À rattacher » gardée');
	await page.getByRole('button', { name: 'Tout montrer' }).click();
	await expect(line(page, 'Atelier 1')).toBeVisible();
	await page.reload();
	await expect(saveState(page)).toContainText('Enregistré');
	await tools.click();
	await page.getByRole('menuitem', { name: 'À rattacher' }).click();
	await expect(page.getByText('1 action sur 3')).toBeVisible();
	await tools.click();
	await page.getByRole('menuitem', { name: 'Garder cette vue…' }).click();
	await dialog.getByRole('button', { name: 'Oublier' }).click();
	await expect(dialog.getByText('À rattacher')).toHaveCount(0);
});
