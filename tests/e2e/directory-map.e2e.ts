import { addresses } from './support/network.ts';
import { expect, test } from './support/test.ts';
import { measureTransfer } from './support/transfer.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('one goes from the list to the map, into a région, a département and a town, and back, each within 100 kB', async ({
		page,
	}) => {
		const meter = await measureTransfer(page);
		const main = page.getByRole('main');
		const map = page.getByRole('group', { name: /^Carte des résultats/ });
		const weigh = async () => {
			await page.waitForLoadState('networkidle');
			expect.soft(meter.bytes(), page.url()).toBeLessThanOrEqual(100_000);
			meter.reset();
		};
		const enter = async (name: string) => {
			await map.getByRole('link', { name: new RegExp(`^${name} : `) }).click();
			await expect(page).toHaveURL(/\/annuaire\/carte\?/);
			await weigh();
		};
		await page.goto('/annuaire?type=structure');
		await weigh();
		await page
			.getByRole('navigation', { name: 'Présentation des résultats' })
			.getByRole('link', { name: 'Carte' })
			.click();
		await expect(page).toHaveURL('/annuaire/carte?type=structure');
		await weigh();
		await enter('Pays de la Loire');
		await enter('Maine-et-Loire');
		await enter('Angers');
		await expect(page).toHaveURL('/annuaire/carte?type=structure&lieu=commune-49007');
		await expect(main.locator('#resultats')).toContainText('à Angers');
		await page
			.getByRole('navigation', { name: 'Élargir la carte' })
			.getByRole('link', { name: 'Pays de la Loire' })
			.click();
		await page
			.getByRole('navigation', { name: 'Présentation des résultats' })
			.getByRole('link', { name: 'Liste' })
			.click();
		await expect(page).toHaveURL('/annuaire?type=structure&lieu=region-52');
	});
});

test('the map and the list beside it say the same places and the same figures', async ({ page }) => {
	for (const path of [
		'/annuaire/carte',
		'/annuaire/carte?lieu=region-52',
		'/annuaire/carte?q=m%C3%A9diation',
	]) {
		await page.goto(path);
		const rows = await page
			.locator('#lieux tbody tr')
			.evaluateAll((all) =>
				all
					.filter((row) => !row.textContent.includes('sans point'))
					.map((row) => `${row.querySelector('a')!.textContent} : ${row.querySelector('td')!.textContent}`),
			);
		const circles = await page
			.locator('svg[role=group] a > title')
			.evaluateAll((all) => all.map((one) => one.textContent));
		const figures = circles
			.filter((words) => words.includes(' : '))
			.map((words) => words.replace(/\s*résultats?$/u, ''));
		expect(rows.length, path).toBeGreaterThan(0);
		expect(figures.toSorted(), path).toEqual(rows.toSorted());
	}
});

test('organisations are told apart on the map of a département, and the list beside it names the same ones', async ({
	page,
}) => {
	await page.goto('/annuaire/carte?type=structure&lieu=departement-56');
	const map = page.getByRole('group', { name: /^Carte des résultats/ });
	const list = page.locator('#lieux').getByRole('list');
	const escale = map.getByRole('link', { name: /^Escale santé, / });
	await expect(escale).toHaveCount(1);
	const addressesOf = (part: typeof map) =>
		part
			.locator('a[href^="/structures/"]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('href')).toSorted());
	expect((await addressesOf(map)).length).toBeGreaterThan(0);
	expect(await addressesOf(list)).toEqual(await addressesOf(map));
	await escale.focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(addresses.organisation);
});

test('the map is walked with the keyboard, or passed over', async ({ page }) => {
	await page.goto('/annuaire/carte');
	const circles = page.locator('svg[role=group] a');
	const pass = page.getByRole('link', { name: 'Passer la carte' });
	await pass.focus();
	await expect(pass).toBeInViewport();
	await page.keyboard.press('Tab');
	await expect(circles.first()).toBeFocused();
	await expect(circles.first()).toHaveAccessibleName(/ : .*résultats?$/);
	await pass.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.locator('#lieux a').first()).toBeFocused();
	await circles.first().focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/annuaire\/carte\?lieu=region-/);
});

test('on a phone the map fits, with the list below and circles a finger can touch', async ({ page }) => {
	await page.setViewportSize({ width: 375, height: 760 });
	await page.goto('/annuaire/carte?lieu=region-52');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
	const map = (await page.getByRole('group', { name: /^Carte/ }).boundingBox())!;
	const list = (await page.locator('#lieux').boundingBox())!;
	expect(map.x + map.width).toBeLessThanOrEqual(375);
	expect(list.y).toBeGreaterThan(map.y + map.height);
	for (const circle of await page.locator('svg[role=group] .reach').all())
		expect((await circle.boundingBox())!.width).toBeGreaterThanOrEqual(24);
});

test('« Qui fait quoi ici » says who sits, what is missing and how fresh it is', async ({ page }) => {
	await page.goto(addresses.commune);
	const main = page.getByRole('main');
	await expect(main.getByRole('heading', { name: 'Ce qui manque' })).toBeVisible();
	await expect(main).toContainText('Dernière fiche confirmée le');
	await page.goto('/territoires/commune/49007');
	await expect(main.getByRole('heading', { name: 'Qui siège' })).toBeVisible();
	await expect(main.getByRole('link', { name: 'Inès Delaunay' }).first()).toBeVisible();
	await main.getByRole('link', { name: 'Voir les résultats sur la carte' }).click();
	await expect(page).toHaveURL('/annuaire/carte?lieu=commune-49007');
});
