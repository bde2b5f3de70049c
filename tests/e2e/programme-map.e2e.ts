import type { Page } from '@playwright/test';
import type { ActionJson, ProgrammeJson } from '#domain/programme/json.ts';
import { seedId } from '#server/seed/identity.ts';
import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { aProgramme, newProgramme } from './support/programmes.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const monplaisir = { key: 'qpv:QN04905M', name: 'Monplaisir' };
const house = { key: seedId('organisation', 'escale'), name: null };

/** Three actions: in a quarter and a place that was typed, in that quarter, nowhere. */
function placed(): ProgrammeJson {
	const json = aProgramme();
	const lists: ActionJson['lists'][] = [
		{ territory: [monplaisir, { key: 'le-marche', name: 'Le marché' }], carrier: [house] },
		{ territory: [monplaisir] },
		{},
	];
	return { ...json, actions: json.actions.map((action, at) => ({ ...action, lists: lists[at] ?? {} })) };
}

const field = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
/** Of the list, not of the map. */
const entry = (page: Page, name: string) =>
	page
		.getByRole('region', { name: 'Où se passent les actions' })
		.getByRole('listitem')
		.filter({ hasText: name })
		.first();

test('territories, carriers and partners are picked in the directory or named freely, and seen by the others', async ({
	page,
	newVisitor,
}, { project }) => {
	const json = placed();
	const address = await newProgramme(`Programme situé (${project.name})`, json);
	const fiche = `${address}?vue=fiche&action=${json.actions[2]!.id}`;
	const samir = await newVisitor();
	await signIn(page, people.authority);
	await signIn(samir, people.academy);
	for (const one of [page, samir]) await one.goto(fiche);
	// Those of the cité are offered before anything is typed.
	await page.getByRole('button', { name: 'Ajouter, Territoires' }).click();
	await expect(page.getByRole('option', { name: /^Angers Commune/ })).toBeVisible();
	await expectAccessible(page, 'picker');
	const typed = page.getByRole('combobox', { name: 'Territoires' });
	await typed.fill('pontan');
	await page.getByRole('option', { name: /Pontanézen/ }).click();
	await expect(field(samir, 'Territoires')).toContainText('Pontanézen');
	// The focus is back where one adds another; the name of a quarter of the cité is that quarter.
	for (const name of ['roseraie', 'Le marché']) {
		await expect(page.getByRole('button', { name: 'Ajouter, Territoires' })).toBeFocused();
		await page.keyboard.press('Enter');
		await typed.fill(name);
		await typed.press('Enter');
	}
	for (const name of ['Roseraie', 'Le marché']) await expect(field(samir, 'Territoires')).toContainText(name);
	await field(page, 'Territoires').getByRole('button', { name: 'Retirer Pontanézen' }).click();
	await expect(field(samir, 'Territoires')).not.toContainText('Pontanézen');
	// Organisations only: nobody is named without knowing.
	await page.getByRole('button', { name: 'Ajouter, Partenaires' }).click();
	await page.getByRole('combobox', { name: 'Partenaires' }).fill('a');
	await expect(page.locator('li[role=option]').first()).toBeVisible();
	await expect(page.locator('li[role=option]').filter({ hasText: 'Personne' })).toHaveCount(0);
	await page.getByRole('combobox', { name: 'Partenaires' }).fill('La Ruche');
	await page.getByRole('combobox', { name: 'Partenaires' }).press('Enter');
	await expect(field(samir, 'Partenaires')).toContainText('La Ruche');

	const exported = (await (await page.request.get(`${address}/export.json`)).json()) as {
		programme: ProgrammeJson;
		names: Record<string, string>;
	};
	expect(exported.programme.actions[2]!.lists.territory).toContainEqual({
		key: 'qpv:QN04902M',
		name: 'Roseraie',
	});
	expect(exported.names['territory:qpv-QN04902M']).toBe('Roseraie');
	await samir.goto(`${address}/actions/${json.actions[2]!.id}`);
	await expect(samir.getByRole('main')).toContainText('Roseraie');
});

test('the map says where actions are and where none is, and leads to them by keys', async ({
	page,
	newVisitor,
}, { project }) => {
	const json = placed();
	const address = await newProgramme(`Programme en carte (${project.name})`, json);
	const samir = await newVisitor();
	await signIn(page, people.authority);
	await signIn(samir, people.academy);
	for (const one of [page, samir]) await one.goto(`${address}?vue=carte`);
	await expect(entry(page, 'Monplaisir')).toContainText('2 actions');
	await expect(entry(page, 'Monplaisir')).toContainText('69 000 à 75 000 €');
	await expect(entry(page, 'Le marché')).toContainText('1 action');
	await expect(page.getByText('Quartiers de la cité sans action')).toBeVisible();
	await expectAccessible(page, 'map');
	await expectReflow(page);

	// A point of the map opens its line of the list.
	const map = page.getByRole('region', { name: 'Carte', exact: true });
	await map.getByRole('link', { name: /^Monplaisir, 2\sactions/ }).focus();
	await page.keyboard.press('Enter');
	await expect(entry(page, 'Monplaisir').getByRole('button')).toBeFocused();
	await expect(entry(page, 'Monplaisir').getByRole('link', { name: /Atelier 2/ })).toBeVisible();
	await expect(map.getByRole('link', { name: 'Roseraie, aucune action' })).toBeVisible();
	await entry(page, 'Le marché').getByRole('button').press('Enter');
	await expect(entry(page, 'Le marché')).toContainText('choisi dans l’annuaire, il aurait un point');

	// By axis, as in the other views: the orphan is not in it.
	const nowhere = page.getByRole('heading', { name: /^Sans territoire/ });
	await expect(nowhere).toContainText('1 action');
	await page
		.getByRole('combobox', { name: 'Quelles actions compter' })
		.selectOption({ label: 'Axe 1. Réussir au collège' });
	await expect(nowhere).toHaveCount(0);
	await page.getByRole('combobox', { name: 'Quelles actions compter' }).selectOption('');

	// What another names is placed at once.
	await page
		.getByRole('region', { name: 'Sans territoire' })
		.getByRole('link', { name: /Atelier 3/ })
		.click();
	await page.getByRole('button', { name: 'Ajouter, Territoires' }).click();
	await page.getByRole('combobox', { name: 'Territoires' }).fill('pontan');
	await page.getByRole('option', { name: /Pontanézen/ }).click();
	await expect(samir.getByRole('link', { name: /^Pontanézen, 1\saction/ })).toBeVisible();
	await expect(samir.getByRole('heading', { name: /^Sans territoire/ })).toHaveCount(0);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto(`${address}?vue=carte`);
	await expect(entry(page, 'Monplaisir')).toBeVisible();
	await expectAccessible(page, 'map in the dark', 'colours');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the map is read, and its points lead to their lines [A6]', async ({ page }, { project }) => {
		const json = placed();
		const address = await newProgramme(`Carte à lire (${project.name})`, json);
		await signIn(page, people.observer);
		await page.goto(`${address}/lecture`);
		const part = page.getByRole('region', { name: 'La carte' });
		await expect(part.getByRole('listitem').filter({ hasText: 'Monplaisir' }).first()).toContainText(
			'Atelier 2',
		);
		await part.getByRole('link', { name: /^Monplaisir, 2\sactions/ }).click();
		await expect(page).toHaveURL(/#lieu-qpv-QN04905M$/);
		await part
			.getByRole('listitem')
			.filter({ hasText: 'Monplaisir' })
			.getByRole('link', { name: /Atelier 1/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Atelier 1');
		await expect(page.getByRole('main')).toContainText('Monplaisir');
	});
});

test.describe('on a phone', () => {
	test.skip(({ isMobile }) => isMobile !== true, 'wide screens have the grid');

	test('who carries, who helps and where are chips, with suggestions', async ({ page }) => {
		const address = await newProgramme('Programme en puces', placed());
		await signIn(page, people.authority);
		await page.goto(`${address}?vue=tableau`);
		await page.getByRole('button', { name: /Atelier 2/ }).click();
		await page.getByRole('button', { name: 'Ajouter, Porteurs' }).tap();
		await page.getByRole('combobox', { name: 'Porteurs' }).fill('ville');
		await page.locator('li[role=option]').first().tap();
		await expect(field(page, 'Porteurs').getByRole('button', { name: /^Retirer Ville/ })).toBeVisible();
		await expect(field(page, 'Territoires')).toContainText('Monplaisir');
		await expectAccessible(page, 'chips');
		await expectReflow(page);
	});
});
