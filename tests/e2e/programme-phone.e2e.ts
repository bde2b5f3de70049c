import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProgramme } from './support/writing.ts';

test.describe('on a phone @phone', () => {
	test('an action opens into its funders, an amount is written, and the total follows', async ({ page }) => {
		await signIn(page, people.authority);
		await newProgramme(page, 'Programme de poche');
		await page.getByRole('button', { name: 'Ajouter une action' }).click();
		await page.getByRole('textbox', { name: 'Titre' }).fill('Café des parents');
		await page.getByRole('button', { name: /^Académie/ }).click();
		const amount = page.getByRole('textbox', { name: /Académie.*, 2027, demandé/ });
		await amount.fill('12 500');
		await amount.press('Enter');
		await expect(page.getByText('Total sur 3 ans')).toBeVisible();
		await expect(page.locator('.strip')).toContainText(/12\s500\s€/);
		await expectAccessible(page, 'phone');
		await page.getByRole('button', { name: 'Filtrer' }).click();
		await expect(page.getByRole('button', { name: 'Voir 1 action' })).toBeVisible();
		await expectAccessible(page, 'sheet');
		await page.getByRole('checkbox', { name: 'Financement à trouver' }).check();
		await expect(page.getByRole('button', { name: 'Aucune action' })).toBeVisible();
		await page.getByRole('button', { name: 'Aucune action' }).click();
		await page.getByRole('button', { name: 'Tout montrer' }).click();
		await expect(page.getByRole('button', { name: /Café des parents/ })).toBeVisible();
		await expectReflow(page);
		await page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(page, 'phone in the dark', 'colours');
	});
});
