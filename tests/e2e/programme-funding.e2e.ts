import type { Page } from '@playwright/test';
import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { aProgramme, newProgramme } from './support/programmes.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { measureTransfer } from './support/transfer.ts';
import { nextFrame, saveState } from './support/writing.ts';

const json = aProgramme();
const [first, second] = json.actions;

async function openFunding(page: Page, address: string): Promise<void> {
	await page.goto(`${address}?vue=financement`);
	await expect(page.getByRole('grid')).toBeVisible();
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a programme is read whole, then action by action [rule 5] [rule 6]', async ({ page }, {
		project,
	}) => {
		const address = await newProgramme(`Programme à lire (${project.name})`, json);
		await signIn(page, people.observer);
		await page.goto(`${address}/lecture`);
		const plan = page.getByRole('region', { name: 'Le plan d’actions' });
		await expect(plan.getByRole('row', { name: /Atelier 1/ })).toContainText('36 000 à 42 000');
		await expect(plan.getByRole('row', { name: /Atelier 3/ })).toContainText('sans axe');
		await expect(plan.getByRole('row', { name: 'Total du programme' })).toContainText('99 000');
		const financing = page.getByRole('region', { name: 'Le plan de financement' });
		await expect(financing.getByRole('row', { name: /^À trouver/ })).toContainText('3 000');
		await expect(financing).toContainText('12 000 € selon Samir Haddad');
		await plan.getByRole('link', { name: 'Atelier 1' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Atelier 1');
		await expect(page.getByRole('main')).toContainText('Ce que nous faisons ensemble.');
		await expect(page.getByRole('main')).toContainText('Centre social');
		await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
		await page.getByRole('link', { name: /Action suivante/ }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Atelier 2');
		const lost = await page.goto(`${address}/actions/${crypto.randomUUID()}`);
		expect(lost?.status()).toBe(404);
	});
});

test('the reading view of forty actions weighs little [A6]', async ({ page }, { project }) => {
	const address = await newProgramme(`Quarante actions (${project.name})`, aProgramme(40));
	await signIn(page, people.observer);
	const meter = await measureTransfer(page);
	meter.reset();
	await page.goto(`${address}/lecture`);
	await expect(page.getByRole('row', { name: /Atelier 40/ })).toBeVisible();
	expect(meter.bytes()).toBeLessThan(100_000);
	await expectReflow(page);
});

test('what is behind a sum is reached by the keyboard alone [A2] @wide', async ({ page }, { project }) => {
	const address = await newProgramme(`Clavier (${project.name})`, json);
	await signIn(page, people.authority);
	await openFunding(page, address);
	await page.getByRole('link', { name: /à trancher/ }).focus();
	await page.keyboard.press('Tab');
	const grid = page.getByRole('grid');
	await expect(grid.getByRole('button', { name: 'État, modifier' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	// Nothing in 2027 for the academy: the arrow goes over it.
	await page.keyboard.press('ArrowRight');
	await nextFrame(page);
	const cell = grid.getByRole('row', { name: /^Académie/ }).getByRole('button', { name: '6 000 à 12 000 €' });
	await expect(cell.first()).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(grid.getByRole('heading', { name: 'Académie, 2028' })).toBeFocused();
	await expect(grid.getByRole('listitem')).toHaveText([/1\.1\.1\s+Atelier 1\s+6\s000 à\s12\s000/]);
	await page.keyboard.press('Escape');
	await expect(grid.getByRole('heading')).toHaveCount(0);
	await expect(cell.first()).toBeFocused();
	// One stop for Tab: the next is after the grid.
	await page.keyboard.press('Tab');
	await expect(grid.locator(':focus')).toHaveCount(0);
});

test('a party chooses an amount, everybody sees it, and undo contests it again [rule 5] @wide', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const samir = await newVisitor();
	const address = await newProgramme(`À trancher (${project.name})`, json);
	for (const [page, name] of [
		[lea, people.authority],
		[samir, people.academy],
	] as const) {
		await signIn(page, name);
		await openFunding(page, address);
	}
	const notes = lea.getByRole('list', { name: 'À savoir de ces montants' });
	await expect(notes).toContainText('Action 1.1.1, Académie, 2028');
	await expect(notes).toContainText('Samir Haddad');
	await lea.getByRole('button', { name: /^Choisir/ }).click();
	await lea.getByRole('button', { name: 'Garder 6 000 €' }).click();
	await expect(notes).toBeFocused();
	const academy = samir.getByRole('row', { name: /^Académie/ });
	await expect(academy.getByRole('button', { name: '6 000 €' }).first()).toBeVisible();
	await expect(samir.getByText('Aucun montant n’est à trancher')).toBeVisible();
	await lea.keyboard.press('Control+z');
	await expect(samir.getByRole('link', { name: '1 montant à trancher' })).toBeVisible();
});

test('a funder is added, and taken away without its money [rule 6]', async ({ page }, { project }) => {
	const address = await newProgramme(`Financeurs (${project.name})`, json);
	await signIn(page, people.authority);
	await openFunding(page, address);
	await page.getByRole('button', { name: 'Ajouter un financeur' }).click();
	await page.getByRole('textbox', { name: 'Nom' }).fill('Fondation Rive');
	await page.getByRole('combobox', { name: 'Nature' }).selectOption('foundation');
	await page.getByRole('checkbox', { name: /En nature/ }).check();
	await page.getByRole('dialog').getByRole('button', { name: 'Ajouter' }).click();
	await expect(page.getByRole('row', { name: /Fondation Rive/ })).toContainText('Fondation, en nature');
	await page.getByRole('button', { name: 'Académie, modifier' }).click();
	await page.getByRole('button', { name: 'Retirer ce financeur' }).click();
	const orphans = page.getByRole('row', { name: /^Orphelins/ });
	await expect(orphans).toContainText('« Académie »');
	await expect(orphans).toContainText('12 000');
	await page.getByRole('button', { name: /Le rétablir/ }).click();
	await expect(page.getByRole('row', { name: /^Académie/ })).toBeVisible();
});

test('every field of an action is written on its fiche, and read by others', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const ines = await newVisitor();
	const address = await newProgramme(`Fiche (${project.name})`, json);
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	await ines.goto(`${address}?vue=fiche&action=${second!.id}`);
	await lea.goto(`${address}/actions/${second!.id}`);
	await lea.getByRole('link', { name: 'Modifier' }).click();
	const title = lea.getByRole('textbox', { name: 'Titre de l’action' });
	await title.click();
	await nextFrame(lea);
	await lea.keyboard.press('End');
	await lea.keyboard.type(' du mercredi');
	await lea.getByRole('textbox', { name: 'Description de l’action' }).click();
	await nextFrame(lea);
	await lea.keyboard.press('Control+End');
	await nextFrame(lea);
	await lea.keyboard.type(' Et avec les parents.');
	await lea.getByRole('textbox', { name: 'Début', exact: true }).fill('mars 2027');
	await lea.getByRole('textbox', { name: 'Académie, 2029, demandé' }).fill('4 500');
	await lea.getByRole('combobox', { name: 'État' }).selectOption('committed');
	await lea.getByRole('button', { name: 'Ajouter, Thèmes' }).click();
	await lea
		.getByRole('combobox', { name: 'Thèmes' })
		.or(lea.getByRole('textbox', { name: 'Thèmes' }))
		.fill('Lecture');
	await lea.keyboard.press('Enter');
	await lea.getByRole('button', { name: 'Ajouter un jalon' }).click();
	await lea.keyboard.type('Convention signée');
	await expect(saveState(lea)).toHaveText(/^Enregistré à/);
	await expect(ines.getByRole('textbox', { name: 'Titre de l’action' })).toHaveValue('Atelier 2 du mercredi');
	await expect(ines.getByRole('textbox', { name: 'Académie, 2029, demandé' })).toHaveValue(/4\s500/);
	await ines.goto(`${address}/actions/${second!.id}`);
	const main = ines.getByRole('main');
	await expect(ines.getByRole('heading', { level: 1 })).toHaveText('Atelier 2 du mercredi');
	for (const words of [
		'Et avec les parents.',
		'mars 2027',
		'Engagée',
		'Lecture',
		'Convention signée',
		'4 500',
	])
		await expect(main).toContainText(words);
});

test('its pages are accessible, in both widths [A1] [A3]', async ({ page }, { project }) => {
	test.setTimeout(180_000);
	const address = await newProgramme(`Accessible (${project.name})`, json);
	await signIn(page, people.authority);
	const paths = ['/lecture', `/actions/${first!.id}`, '?vue=financement', `?vue=fiche&action=${first!.id}`];
	for (const path of paths) {
		await page.goto(`${address}${path}`);
		await expect(page.getByRole('heading', { level: 2 }).last()).toBeVisible();
		await expectAccessible(page);
		await expectReflow(page);
	}
	await openFunding(page, address);
	await page
		.getByRole('row', { name: /^Total/ })
		.getByRole('button')
		.last()
		.click();
	await expect(page.getByRole('heading', { name: 'Total, trois ans' })).toBeFocused();
	await expectAccessible(page, 'behind a total');
});

test('many years leave nothing under anything else @wide', async ({ page }) => {
	const [action, ...others] = json.actions;
	const paid = action!.funding.filter(({ actor }) => actor === undefined);
	const years = Array.from({ length: 6 }, (_, index) => 2027 + index);
	const funding = years.map((year) => ({ ...paid[0]!, year, cents: 11_250_050 }));
	const address = await newProgramme('Programme de six ans', {
		...json,
		years: 6,
		actions: [{ ...action!, funding }, ...others],
	});
	await signIn(page, people.authority);
	await openFunding(page, address);
	const table = (await page.getByRole('grid').boundingBox())!;
	const shares = (await page.getByRole('heading', { name: 'La part de chacun' }).boundingBox())!;
	expect(table.x + table.width <= shares.x || table.y + table.height <= shares.y).toBe(true);
});
