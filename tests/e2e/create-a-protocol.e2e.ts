import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, openToWrite, saveState } from './support/writing.ts';

test('from a group to a protocole made from its template, and the first words in it', async ({ page }, {
	project,
}) => {
	const title = `Protocole d’essai ${project.name}`;
	await signIn(page, people.authority);
	await page.goto(addresses.citeGroup);
	await expect(page.getByRole('heading', { name: /^Sous-groupes\s\d/ })).toBeVisible();
	await page
		.getByRole('link', { name: /nouveau document|écrire un document|créer un document/i })
		.first()
		.click();
	await page
		.getByRole('link', { name: /^Protocole/ })
		.first()
		.click();
	// Next to the button, one sentence says who will see it.
	await expect(page.getByText(/pourront tout de suite y écrire/)).toBeVisible();
	await page.getByRole('textbox', { name: 'Titre' }).fill(title);
	await page.getByRole('button', { name: 'Créer le document' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	// One writes at once, under the toolbar.
	await expect(article(page, 'Préambule')).toBeFocused();
	await expect(page.getByRole('textbox', { name: 'Titre', exact: true }).first()).toBeInViewport({
		ratio: 1,
	});
	await openToWrite(page, page.url());
	await goToEnd(page, 'Gouvernance');
	await page.keyboard.type(' Premiers mots.');
	await expect(article(page, 'Gouvernance')).toContainText('Premiers mots.');
	await expect(saveState(page)).toHaveText(/^Enregistré/);

	await page.goto('/documents');
	await expect(page.getByRole('main').getByRole('link', { name: title }).first()).toBeVisible();
});

test('what was typed survives a refused title @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/documents/nouveau?modele=protocol`);
	const field = page.getByRole('textbox', { name: 'Titre' });
	await expect(page.getByRole('radio', { name: /^Membres/ })).toBeChecked();
	await expect(page.getByText(/^Préambule facultatif$/)).toBeVisible();
	await field.fill('   ');
	await page.getByRole('button', { name: 'Créer le document' }).click();
	await expect(page.getByText('Donnez un titre.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Rien n’a été enregistré');
	await expect(field).toBeFocused();
	const banner = (await page.getByRole('alert').boundingBox())!;
	const label = (await page.getByText('Titre', { exact: true }).boundingBox())!;
	expect(label.y - (banner.y + banner.height)).toBeGreaterThanOrEqual(16);
});

test('who only observes the group is not offered to create, and is refused @wide', async ({ page }) => {
	await signIn(page, people.observer);
	await page.goto(addresses.citeGroup);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('link', { name: /nouveau document/i })).toHaveCount(0);
	const answer = await page.goto(`${addresses.citeGroup}/documents/nouveau`);
	expect(answer?.status()).toBe(403);
});
