import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
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
