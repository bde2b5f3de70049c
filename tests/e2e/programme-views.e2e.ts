import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { aProgramme, newProgramme as seedProgramme } from './support/programmes.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProgramme, saveState } from './support/writing.ts';

test('dates, milestones and measured values are written by keyboard, and the other sees them', async ({
	page,
	newVisitor,
}) => {
	await signIn(page, people.authority);
	const address = await newProgramme(page, 'Programme des vues');

	await page.goto(`${address}?vue=indicateurs`);
	await page.getByRole('button', { name: 'Ajouter un indicateur' }).click();
	// The question is where one writes next.
	await page.keyboard.type('Combien de parents viennent ?');
	await expect(page.getByRole('button', { name: /^Combien de parents viennent/ })).toBeVisible();
	await page.getByRole('textbox', { name: 'Objectif' }).fill('cent');
	await page.getByRole('textbox', { name: 'Unité' }).fill('parents');
	await expect(page.getByRole('alert')).toContainText('Ce n’est pas un nombre');
	await page.getByRole('textbox', { name: 'Objectif' }).fill('60');
	for (const [at, value] of [
		['décembre 2026', '15'],
		['06/2027', '37,5'],
	] as const) {
		await page.getByRole('button', { name: 'Ajouter une valeur' }).click();
		// Its date is where one writes next.
		for (const words of [at, value, 'Centre social']) {
			await page.keyboard.type(words);
			await page.keyboard.press('Tab');
		}
	}
	await expect(page.getByText('63 % du chemin'.replace(' %', '\u202f%'))).toBeVisible();
	await expect(saveState(page)).toHaveText(/^Enregistré à/);
	await expectAccessible(page, 'indicators');

	const ines = await newVisitor();
	await signIn(ines, people.state);
	await ines.goto(`${address}?vue=indicateurs`);
	await expect(
		ines.getByRole('button', { name: /^Combien de parents viennent \?.*37,5.parents/ }),
	).toBeVisible();

	await page.goto(`${address}?vue=calendrier`);
	await expect(page.getByText('Ici se lit quand chaque action commence')).toBeVisible();
});

test('what one did is undone and done again by buttons in every view', async ({ page }) => {
	await signIn(page, people.authority);
	const address = await newProgramme(page, 'Programme repenti');
	await page.goto(`${address}?vue=indicateurs`);
	const [undo, redo] = [
		page.getByRole('button', { name: 'Annuler' }),
		page.getByRole('button', { name: 'Rétablir' }),
	];
	await expect(undo).toHaveAttribute('aria-disabled', 'true');
	await expect(undo).toHaveAttribute('title', 'Annuler (Ctrl+Z)');
	await page.getByRole('button', { name: 'Ajouter un indicateur' }).click();
	const question = page.getByRole('textbox', { name: /question/i });
	await expect(question).toBeVisible();
	await undo.click();
	await expect(question).toHaveCount(0);
	await expect(undo).toHaveAttribute('aria-disabled', 'true');
	await redo.click();
	await expect(question).toBeVisible();
	for (const view of ['tableau', 'financement', 'calendrier', 'fiche']) {
		await page.goto(`${address}?vue=${view}`);
		await expect(undo).toBeVisible();
		await expect(redo).toBeInViewport();
	}
});

test('what is uncertain, and the heads, stay within their cells; what an objective leaves empty is not said', async ({
	page,
	isMobile,
}) => {
	test.skip(isMobile, 'phones have no grid');
	const grid = page.getByRole('grid', { name: /^Actions du programme/ });
	await signIn(page, people.authority);
	await newProgramme(page, 'Programme vide');
	const buttons = page.locator('.empty-programme').getByRole('button');
	await expect(buttons.first()).toBeVisible();
	const tops = await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
	expect(new Set(tops).size).toBe(1);
	const cut = (selector: string) =>
		grid.locator(selector).evaluateAll((all) => {
			const wide = all.filter((one) => one.scrollWidth > one.clientWidth);
			return wide.map(({ textContent }) => textContent);
		});
	// What room there is goes to the heads first, then to the titles.
	const action = await grid.getByRole('columnheader', { name: 'Action' }).boundingBox();
	expect(action?.width).toBeLessThan(360);
	await page.setViewportSize({ width: 1600, height: 800 });
	expect(await cut('.head .clip')).toEqual([]);
	await page.setViewportSize({ width: 1280, height: 800 });

	const programme = aProgramme();
	const actions = programme.actions.map((action) => ({
		...action,
		funding: action.funding.map((one) => ({ ...one, cents: one.cents * 6 + 50 })),
	}));
	await page.goto(await seedProgramme('Programme en centimes', { ...programme, actions }));
	await expect(grid.locator('.contested').filter({ hasText: /,5/ }).first()).toBeVisible();
	const over = await grid.locator('.cell.contested').evaluateAll((cells) =>
		cells.flatMap((cell) => {
			const { left } = cell.getBoundingClientRect();
			const amounts = [...cell.querySelectorAll('.amount, .high')];
			return amounts.filter((one) => one.getBoundingClientRect().left < left).map((one) => one.textContent);
		}),
	);
	expect(over).toEqual([]);
	await expect(grid.getByRole('row').filter({ hasText: 'Prévenir le décrochage' })).not.toContainText('vide');
});

test('an action is added where one looks, its title first, moves to another place, and opens above the total', async ({
	page,
	isMobile,
}) => {
	test.skip(!isMobile, 'wide screens have the grid');
	await signIn(page, people.authority);
	await page.goto(await seedProgramme('Programme long', aProgramme(12)));
	await page.getByRole('button', { name: 'Ajouter une action' }).click();
	const title = page.getByRole('textbox', { name: 'Titre' });
	await expect(title).toBeFocused();
	await page.keyboard.type('Café des parents');
	const place = page.getByRole('combobox', { name: 'Axe ou objectif' });
	await expect(place.locator('option:checked')).toContainText('Prévenir le décrochage');
	await place.selectOption({ label: 'Axe 1 Réussir au collège' });
	await expect(page.getByRole('button', { name: /Café des parents/ })).toContainText('1.2');
	await expect(place).toBeInViewport();

	const last = page.getByRole('button', { name: /^Atelier 12/ });
	await last.tap();
	const bottom = await page.locator('.strip').evaluate((strip) => strip.getBoundingClientRect().top);
	const payer = page.getByRole('button', { name: /^État/ });
	await expect
		.poll(async () => payer.evaluate((one) => one.getBoundingClientRect().bottom))
		.toBeLessThan(bottom);
});
