import { expectAccessible } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, openToWrite } from './support/writing.ts';

const bar = 'Rechercher dans le document';

test('words are found across articles and replaced as one thing to undo @wide', async ({ page }, {
	project,
}) => {
	const home = 'Moyens et financement';
	const word = 'azalée';
	await signIn(page, people.authority);
	await newProtocol(page, `Recherche (${project.name})`);
	await goToEnd(page, home);
	await page.keyboard.press('Enter');
	await page.keyboard.type(`Un ${word} ; un autre ${word.toUpperCase()}.`);

	await page.keyboard.press('Control+f');
	const field = page.getByRole('textbox', { name: bar });
	await expect(field).toBeFocused();
	await field.fill(word.replace('é', 'e'));
	await expect(page.getByText('1 sur 2', { exact: true })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByText('2 sur 2', { exact: true })).toBeVisible();
	await expect(article(page, home).locator('.found')).toHaveCount(2);
	await expect(article(page, home).locator('.found-here')).toBeInViewport();
	await expect(page.getByRole('status').filter({ hasText: home })).toContainText('2 sur 2');
	await page.keyboard.press('F3');
	await expect(page.getByText('1 sur 2', { exact: true })).toBeVisible();
	await expectAccessible(page, `find bar on ${project.name}`);

	// Back to the text, on the words.
	await page.keyboard.press('Escape');
	await expect(page.locator('.found')).toHaveCount(0);
	await expect(article(page, home)).toBeFocused();
	expect(await page.evaluate(() => getSelection()?.toString())).toBe(word);

	await page.keyboard.press('Control+h');
	await page.getByRole('textbox', { name: 'Remplacer par' }).fill('dahlia');
	await page.getByRole('button', { name: 'Tout remplacer' }).click();
	await expect(page.getByText(/^2\sremplacements/).first()).toBeVisible();
	await expect(article(page, home)).toContainText('Un dahlia ; un autre Dahlia.');
	// As it is said, from where one is.
	await page.keyboard.press('Control+z');
	await expect(article(page, home)).toContainText(`Un ${word} ; un autre ${word.toUpperCase()}.`);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('search', { name: 'Dans ce document' })).toHaveCount(0);

	await page.keyboard.press('Control+f');
	await page.getByRole('button', { name: 'Remplacer…' }).click();
	const by = page.getByRole('textbox', { name: 'Remplacer par' });
	await expect(by).toBeFocused();
	await by.fill('dahlia');
	await by.press('Enter');
	await by.press('Enter');
	await expect(article(page, home)).toContainText('Un dahlia ; un autre Dahlia.');
	await expect(by).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('search', { name: 'Dans ce document' })).toHaveCount(0);
});

test('the plan shows the article of the match one has come to, and then that of the caret', async ({ page }, {
	project,
}) => {
	await signIn(page, people.authority);
	await newProtocol(page, `Protocole où l’on cherche (${project.name})`);
	for (const title of ['Préambule', 'Durée et avenants']) {
		await goToEnd(page, title);
		await page.keyboard.type(' glycine');
	}
	const openPlan = async () => {
		if (project.name === 'phone') await page.getByRole('button', { name: 'Plan', exact: true }).click();
	};
	const closePlan = async () => {
		if (project.name === 'phone') await page.getByRole('button', { name: 'Fermer le plan' }).click();
	};
	const lit = page.locator('[data-row] [aria-current]:visible');
	await page.keyboard.press('Control+f');
	await page.getByRole('textbox', { name: bar }).fill('glycine');
	for (const [count, title] of [
		['2 sur 2', 'Durée et avenants'],
		['1 sur 2', 'Préambule'],
		['2 sur 2', 'Durée et avenants'],
	] as const) {
		await page.getByRole('textbox', { name: bar }).press('Enter');
		await expect(page.getByText(count, { exact: true })).toBeVisible();
		await openPlan();
		await expect(lit).toHaveCount(1);
		await expect(lit).toContainText(title);
		await expect(lit).toBeInViewport();
		await closePlan();
	}
	await page.getByRole('textbox', { name: bar }).press('Escape');
	await openPlan();
	await expect(lit).toContainText('Durée et avenants');
});

test('titles are looked through too @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await openToWrite(page, addresses.protocol);
	await page.keyboard.press('Control+f');
	await page.getByRole('textbox', { name: bar }).fill('duree et av');
	await expect(page.getByText('1 sur 1', { exact: true })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(
		page.getByRole('textbox', { name: /^Titre de l’article/ }).and(page.locator(':focus')),
	).toHaveValue('Durée et avenants');
});
