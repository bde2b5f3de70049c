import type { Page } from '@playwright/test';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import type { DocumentJson } from '#domain/document/document.ts';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProgramme, nextFrame, saveState } from './support/writing.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Reprendre des actions d’un tableur' });
const grid = (page: Page) => page.getByRole('grid', { name: /^Actions du programme/ });

/** As somebody picks a file in their folders. */
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
	await page.getByRole('button', { name: 'Ajouter autre chose' }).first().click();
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('menuitem', { name: 'Importer un fichier' }).click(),
	]);
	await chooser.setFiles({ name, mimeType: '', buffer });
}

/** The actions as the server has them. */
async function actionsOf(page: Page, address: string) {
	const answer = await page.request.get(`${address}/export.json`);
	return ((await answer.json()) as DocumentJson).programme?.actions ?? [];
}

const year = new Date().getFullYear();
/** As a spreadsheet of French Windows saves it: one amount that has two readings, and a column about children. */
const latin = Buffer.from(
	[
		`Intitulé;Porteur;Nom de l’enfant;État ${year};Début`.replace('’', "'"),
		'Été à la bibliothèque;Médiathèque;Zoé;12 500,50;03/07/2027',
		'Café des parents;Centre social;Léo;1.234;mars 2027',
		'=cmd();Collège;Anaïs;2 000;2027',
	].join('\r\n'),
	'latin1',
);

test('a file of Windows is imported, its doubtful line explained, and undone at once [P5] [C4]', async ({
	page,
}) => {
	await signIn(page, people.authority);
	const address = await newProgramme(page, 'Programme importé');
	await choose(page, 'actions.csv', latin);
	await expect(dialog(page).getByText('n’est pas reprise')).toContainText("Nom de l'enfant");
	await expect(dialog(page)).not.toContainText('Anaïs');
	await expect(dialog(page).getByText('se lit de deux façons')).toContainText('1.234');
	await expectAccessible(page, 'file');

	await dialog(page).getByRole('button', { name: 'Ajouter 2 actions' }).click();
	await expect(grid(page).getByText('Été à la bibliothèque')).toBeVisible();
	await expect(saveState(page)).toContainText('Enregistré');
	await expect.poll(async () => (await actionsOf(page, address)).length).toBe(2);
	const [first] = await actionsOf(page, address);
	expect(first).toMatchObject({ title: 'Été à la bibliothèque', start: '2027-07-03' });
	expect(first!.funding).toMatchObject([{ year, cents: 1_250_050 }]);

	await grid(page).locator('[data-cell]').first().click();
	await nextFrame(page);
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await actionsOf(page, address)).length).toBe(0);
});

test('lines that are not taken stay at hand: seen, copied, mended; what was added has the focus and is undone', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await signIn(page, people.authority);
	await newProgramme(page, 'Programme repris');
	const file = (...rows: string[]) => Buffer.from([`Action;État ${year};Début;Fin`, ...rows].join('\n'));
	await choose(page, 'mauvais.csv', file('Café;1.234;;'));
	await expect(dialog(page).getByRole('button', { name: 'Ajouter', exact: true })).toBeDisabled();
	await dialog(page).getByRole('button', { name: 'Annuler' }).click();

	await choose(page, 'actions.csv', file('Tutorat;1 000;;', 'Café;1.234;;', 'Radio;500;mars 2027;2026'));
	await dialog(page).getByRole('button', { name: '2 lignes à corriger' }).click();
	const wrong = dialog(page).getByRole('textbox', { name: /^Ligne 3/ });
	await expect(wrong).toBeFocused();
	await expect(wrong).toBeInViewport();
	await expect(dialog(page)).toContainText('Cette fin vient avant le début, mars 2027.');
	await dialog(page).getByRole('button', { name: 'Ajouter l’action' }).click();
	const shown = (words: string) => page.getByText(words).and(page.locator(':not([role])'));
	await expect(shown('1 action ajoutée')).toBeVisible();
	const left = shown('2 lignes n’ont pas été reprises');
	await expect(left).toBeVisible();
	await expect(grid(page).getByRole('rowheader', { name: /Tutorat/ })).toBeFocused();
	await expectAccessible(page, 'notice');
	await page.getByRole('button', { name: 'Copier' }).click();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
		[`Action\tÉtat ${year}\tDébut\tFin`, 'Café\t1.234\t\t', 'Radio\t500\tmars 2027\t2026'].join('\r\n'),
	);

	await page.getByRole('button', { name: 'Revoir' }).click();
	await dialog(page)
		.getByRole('textbox', { name: /^Ligne 2/ })
		.fill('1 234');
	await dialog(page)
		.getByRole('textbox', { name: /^Ligne 3/ })
		.fill('2028');
	await page.keyboard.press('Tab');
	await dialog(page).getByRole('button', { name: 'Ajouter 2 actions' }).click();
	await expect(shown('2 actions ajoutées')).toBeVisible();
	await expect(left).toHaveCount(0);
	await expect(grid(page).getByRole('rowheader', { name: /Café/ })).toBeFocused();
	await page.keyboard.press('Control+z');
	await expect(grid(page).getByText('Café')).toHaveCount(0);
	await page.keyboard.press('Control+Shift+z');
	await expect(grid(page).getByText('Café')).toBeVisible();
});

test('a sheet of a workbook is chosen, and its columns are remembered', async ({ page }) => {
	await signIn(page, people.authority);
	const address = await newProgramme(page, 'Programme d’un classeur');
	const workbook = await writeWorkbook([
		{ sheet: 'Lisez-moi', data: [['Rien ici']] },
		{
			sheet: 'Actions',
			data: [
				['Action', 'Qui fait', `État ${year}`, 'Début'],
				[
					'Tutorat',
					'Association étudiante',
					9000.5,
					{ type: Date, value: new Date('2027-09-15T00:00Z'), format: 'dd/mm/yyyy' },
				],
			],
		},
	]).toBuffer();
	await choose(page, 'actions.xlsx', workbook);
	await page.getByRole('radio', { name: 'Actions' }).check();
	await page.getByRole('button', { name: 'Continuer' }).click();
	await dialog(page).getByLabel('Qui fait').selectOption({ label: 'Porteur' });
	await dialog(page).getByRole('button', { name: 'Ajouter l’action' }).click();
	await expect
		.poll(async () => actionsOf(page, address))
		.toMatchObject([{ title: 'Tutorat', start: '2027-09-15', funding: [{ cents: 900_050 }] }]);

	await choose(page, 'actions.xlsx', workbook);
	await page.getByRole('radio', { name: 'Actions' }).check();
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(dialog(page).getByLabel('Qui fait')).toHaveValue('carrier');
	await page.keyboard.press('Escape');
	await expect(dialog(page)).toBeHidden();
});

test('a file that is no table is refused in a sentence', async ({ page }) => {
	await signIn(page, people.authority);
	await newProgramme(page, 'Programme sans fichier');
	await choose(page, 'ancien.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
	const refusal = page.getByRole('alertdialog', { name: 'Ce fichier n’est pas repris' });
	await expect(refusal).toContainText('enregistrez-le au format .xlsx');
	await expectAccessible(page, 'refusal');
	await refusal.getByRole('button', { name: 'Fermer' }).click();
	await expect(refusal).toBeHidden();
});

test('a programme is taken away as a workbook, as text and as a calendar [C4]', async ({ page }) => {
	await signIn(page, people.authority);
	const address = await newProgramme(page, 'Programme emporté');
	const rows = [
		`Action;Porteur;État ${year};Début`,
		'Tutorat;Association;9 000;15/09/2027',
		'=cmd();Collège;1 000;2027',
	];
	await choose(page, 'actions.csv', Buffer.from(`\uFEFF${rows.join('\r\n')}`));
	await dialog(page).getByRole('button', { name: 'Ajouter 2 actions' }).click();
	await expect.poll(async () => (await actionsOf(page, address)).length).toBe(2);

	await page.getByLabel('Autres actions').click();
	const links = page.getByRole('list', { name: 'Télécharger' }).getByRole('link');
	await expect(links).toHaveText(['Tableau (XLSX)', 'Tableau (CSV)', 'Jalons (iCalendar)', 'JSON']);
	const [download] = await Promise.all([page.waitForEvent('download'), links.first().click()]);
	expect(download.suggestedFilename()).toBe('programme-emporte.xlsx');
	const [table] = await readWorkbook(await download.path());
	const titles = table!.data.map((row) => row[1]);
	expect(titles).toContain('Tutorat');
	expect(titles).toContain('=cmd()');
	expect(table!.data.find((row) => row[1] === 'Tutorat')).toContain(9000);

	const csv = await page.request.get(`${address}/export.csv`);
	expect(await csv.text()).toContain(";'=cmd();");
	const calendar = await page.request.get(`${address}/export.ics`);
	expect(calendar.headers()['content-type']).toContain('text/calendar');
	expect(await calendar.text()).toContain('DTSTART;VALUE=DATE:20270915');
});
