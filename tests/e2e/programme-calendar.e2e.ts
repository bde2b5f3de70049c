import type { Locator, Page } from '@playwright/test';
import type { ActionJson } from '#domain/programme/json.ts';
import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { aProgramme, newProgramme } from './support/programmes.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { nextFrame } from './support/writing.ts';

/** A programme of 2027 to 2029 whose first action has dates. */
function dated(dates: Pick<ActionJson, 'start' | 'end'>) {
	const json = aProgramme();
	return {
		...json,
		actions: json.actions.map((action, at) => (at === 0 ? { ...action, ...dates } : action)),
	};
}

const bar = (page: Page, words: string) =>
	page.getByRole('button', { name: new RegExp(`^1\\.1\\.1 Atelier 1, ${words.replaceAll(' ', '\\s')}$`) });

/** Drags from a point of a bar, by so many of the 36 months of its track. */
async function drag(page: Page, held: Locator, from: 'middle' | 'start' | 'end', months: number) {
	const box = (await held.boundingBox())!;
	const track = (await held.locator('xpath=..').boundingBox())!;
	const x = { middle: box.x + box.width / 2, start: box.x + 3, end: box.x + box.width - 3 }[from];
	const y = box.y + box.height / 2;
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + (months * track.width) / 72, y);
	await page.mouse.move(x + (months * track.width) / 36, y);
	await page.mouse.up();
}

test.describe('an action in the calendar', () => {
	test.skip(({ isMobile }) => isMobile === true, 'phones have a list, and write dates');

	test('is dragged whole or by an edge; the others see it, and keys undo it', async ({
		page,
		newVisitor,
	}) => {
		const address = await newProgramme('Programme tiré', dated({ start: '2027-03', end: '2027-10' }));
		const samir = await newVisitor();
		await signIn(page, people.authority);
		await signIn(samir, people.academy);
		for (const one of [page, samir]) await one.goto(`${address}?vue=calendrier`);
		await drag(page, bar(page, 'De mars 2027 à octobre 2027'), 'middle', 2);
		await expect(bar(samir, 'De mai 2027 à décembre 2027')).toBeVisible();
		await drag(page, bar(page, 'De mai 2027 à décembre 2027'), 'end', 3);
		await expect(bar(samir, 'De mai 2027 à mars 2028')).toBeVisible();
		await drag(page, bar(page, 'De mai 2027 à mars 2028'), 'start', -1);
		await expect(bar(samir, 'D’avril 2027 à mars 2028')).toBeVisible();
		// Beyond its end it does not begin: nothing changes, and it is said.
		await drag(page, bar(page, 'D’avril 2027 à mars 2028'), 'start', 14);
		await expect(page.locator('[role=status]')).toContainText('ne peut pas finir avant de commencer');
		await expect(bar(samir, 'D’avril 2027 à mars 2028')).toBeVisible();
		for (const words of [
			'De mai 2027 à mars 2028',
			'De mai 2027 à décembre 2027',
			'De mars 2027 à octobre 2027',
		]) {
			await page.keyboard.press('Control+z');
			await expect(bar(samir, words)).toBeVisible();
		}
	});

	test('is moved by keys as by hand [A2]', async ({ page }) => {
		const address = await newProgramme('Programme aux flèches', dated({ start: '2027-03', end: '2027-10' }));
		await signIn(page, people.authority);
		await page.goto(`${address}?vue=calendrier`);
		await bar(page, 'De mars 2027 à octobre 2027').focus();
		for (const [key, words] of [
			['ArrowRight', 'D’avril 2027 à novembre 2027'],
			['Shift+ArrowRight', 'D’avril 2027 à décembre 2027'],
			['Alt+ArrowLeft', 'De mars 2027 à décembre 2027'],
			['ArrowLeft', 'De février 2027 à novembre 2027'],
		] as const) {
			await page.keyboard.press(key);
			await expect(bar(page, words)).toBeFocused();
			await expect(page.locator('[role=status]')).toContainText(words);
		}
		await page.keyboard.press('Control+z');
		await expect(bar(page, 'De mars 2027 à décembre 2027')).toBeFocused();
		await page.keyboard.press('Control+Shift+z');
		await expect(bar(page, 'De février 2027 à novembre 2027')).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('textbox', { name: 'Début' })).toHaveValue(/^février\s2027$/);
		// Escape closes the dates, and goes back to where one came from.
		await expect(page.getByRole('textbox', { name: 'Début' })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('textbox', { name: 'Début' })).toHaveCount(0);
		await expect(bar(page, 'De février 2027 à novembre 2027')).toBeFocused();
	});
});

test('dates and milestones are written, corrected in place, taken away and given back', async ({
	page,
	newVisitor,
}, { project }) => {
	const address = await newProgramme(`Programme daté (${project.name})`, dated({}));
	const samir = await newVisitor();
	await signIn(page, people.authority);
	await signIn(samir, people.academy);
	for (const one of [page, samir]) await one.goto(`${address}?vue=calendrier`);
	const label = (one: Page) => one.getByRole('button', { name: /^1\.1\.1 Atelier 1/ }).first();
	await label(page).click();
	const [start, end] = ['Début', 'Fin'].map((name) => page.getByRole('textbox', { name, exact: true }));
	await start!.fill('rentrée');
	await start!.press('Tab');
	await expect(page.getByRole('alert')).toBeVisible();
	await start!.fill('09/2027');
	await start!.press('Tab');
	await expect(start!).toHaveValue(/^septembre\s2027$/);
	await end!.fill('12 mars 2027');
	await end!.press('Tab');
	// Written all the same: the action says what is wrong with it.
	await expect(page.getByText(/finit avant|avant de commencer/).first()).toBeVisible();
	await end!.fill('2028');
	await end!.press('Tab');
	await expect(label(samir)).toHaveAccessibleName(/De septembre\s2027 à 2028/);
	await page.getByRole('button', { name: 'Ajouter un jalon' }).click();
	await page.getByRole('textbox', { name: 'Jalon', exact: true }).fill('Convention signée');
	const day = page.getByRole('textbox', { name: /^Date du jalon/ });
	await day.fill('15/3/2028');
	await day.press('Tab');
	await page.getByRole('checkbox', { name: /Convention signée/ }).check();
	await expect(label(samir)).toHaveAccessibleName(/✓ Convention signée, 15\smars\s2028/);
	await expectAccessible(page, 'calendar');
	await expectReflow(page);
	await page.getByRole('button', { name: 'Retirer Convention signée' }).click();
	await expect(label(samir)).not.toHaveAccessibleName(/Convention signée/);
	await nextFrame(page);
	await page.keyboard.press('Control+z');
	await expect(label(samir)).toHaveAccessibleName(/✓ Convention signée/);
	await samir.goto(`${address}/lecture`);
	const read = samir.getByRole('region', { name: 'Le calendrier' });
	await expect(read).toContainText('De septembre 2027 à 2028');
	await expect(read.getByRole('listitem').filter({ hasText: 'Convention signée' }).last()).toContainText(
		'fait',
	);
});
