import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Groups are forms: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('a resource centre opens a group, what was typed staying on an error, and says what it lacks', async ({
	page,
}) => {
	await signIn(page, people.facilitator);
	await page.goto('/groupes');
	await page.getByRole('link', { name: 'Ouvrir un groupe' }).click();
	await page.getByLabel('Nom du groupe').fill('Santé des jeunes de l’Ouest');
	await page.getByRole('textbox', { name: 'Présentation' }).fill(' \n ');
	await page.getByRole('radio', { name: /Groupe thématique/ }).check();
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	await expect(page.getByText('Dites en deux phrases pourquoi il existe.')).toBeVisible();
	await expect(page.getByLabel('Nom du groupe')).toHaveValue('Santé des jeunes de l’Ouest');
	await expect(page.getByRole('radio', { name: /Groupe thématique/ })).toBeChecked();
	await page
		.getByRole('textbox', { name: 'Présentation' })
		.fill('Ce que font les cités pour la santé des 11-15 ans.');
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Santé des jeunes de l’Ouest');
	await expect(page.getByText('Le groupe est ouvert, et vous l’animez.')).toBeVisible();
	await expect(page.getByText('Il manque une seconde personne pour animer')).toBeVisible();
	await page.getByRole('link', { name: 'Ouvrir un sous-groupe' }).click();
	await page.getByLabel('Nom du groupe').fill('Écrans');
	await page.getByRole('textbox', { name: 'Présentation' }).fill('Une note commune pour mars.');
	await page.getByRole('button', { name: 'Ouvrir le sous-groupe' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Écrans');
	await expect(page.getByRole('link', { name: 'Ouvrir un sous-groupe' })).toHaveCount(0);
});

test('a group begins with the text and the questions that one ticks, of its kind alone', async ({ page }) => {
	await signIn(page, people.facilitator);
	await page.goto('/groupes/nouveau');
	await page.getByLabel('Nom du groupe').fill('Commission des usages numériques');
	await page.getByRole('radio', { name: /Commission/ }).check();
	await expect(page.getByRole('checkbox', { name: /Ce que nous attendons du club/ })).toBeHidden();
	const text = page.getByRole('checkbox', { name: /Relevé de décisions de la première séance/ });
	const question = page.getByRole('checkbox', { name: /Quelles décisions sont attendues/ });
	await expect(text).toBeChecked();
	await expect(question).not.toBeChecked();
	await question.check();
	await page.getByRole('textbox', { name: 'Présentation' }).fill(' \n ');
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	// Refused for another field: what was ticked stays, and what was not.
	await expect(text).toBeChecked();
	await expect(question).toBeChecked();
	await expect(page.getByRole('checkbox', { name: /Comment décidons-nous/ })).not.toBeChecked();
	await page.getByRole('textbox', { name: 'Présentation' }).fill('Ce que les établissements décident.');
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Commission des usages numériques');
	await expect(page.getByRole('main')).toContainText('Relevé de décisions de la première séance');
	await expect(page.getByRole('main')).toContainText('Quelles décisions sont attendues');
	await expect(page.getByRole('main')).not.toContainText('Comment décidons-nous');
});

test('who animates names another who does, and nobody else may', async ({ page, browser }) => {
	await signIn(page, people.authority);
	await page.goto(addresses.citeGroup);
	await page.getByRole('link', { name: 'Qui fait quoi dans le groupe' }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'Karim Bouzid' });
	await row.getByRole('combobox').selectOption('Observe');
	await row.getByRole('button', { name: 'Changer' }).click();
	await expect(page.getByText('C’est enregistré')).toBeVisible();
	await expect(row.getByRole('combobox')).toHaveValue('observer');
	await row.getByRole('combobox').selectOption('Membre');
	await row.getByRole('button', { name: 'Changer' }).click();
	const visitor = await browser.newPage();
	expect((await visitor.goto(`${addresses.citeGroup}/membres`))?.status()).toBe(404);
	await visitor.close();
});
