import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectReflow } from './support/accessibility.ts';
import { newGroup } from './support/own-group.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Files of so many bytes, on the disk: a browser reads them from there. */
const folder = mkdtempSync(join(tmpdir(), 'maillage-fichiers-'));
function aFile(name: string, bytes: number): string {
	const path = join(folder, name);
	writeFileSync(path, '%PDF-1.7\n%%EOF\n');
	truncateSync(path, bytes);
	return path;
}
const film = aFile('visite.pdf', 24_000_000);
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
const words = 'Une demi-heure d’écriture.\n\nAvec « des guillemets » & <des signes>.';

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the words of a post whose files are too large come back, and are published without them', async ({
		page,
	}) => {
		await signIn(page, people.facilitator);
		const group = await newGroup(page, `Fichiers lourds ${crypto.randomUUID().slice(0, 8)}`);
		await page.goto(`${group}/fils/nouveau`);
		await page.getByRole('textbox', { name: 'En une ligne' }).fill('Le plan de la visite');
		await page.getByRole('textbox', { name: 'Votre message' }).fill(words);
		await page.getByText('Joindre des fichiers').click();
		await page.getByLabel('Fichier 1').setInputFiles(film);
		await page.getByRole('button', { name: 'Publier' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est trop volumineux');
		await expect(page.getByRole('textbox', { name: 'Votre message' })).toHaveValue(words);
		await expect(page.getByRole('textbox', { name: 'En une ligne' })).toHaveValue('Le plan de la visite');
		await expectReflow(page);
		await page.getByRole('button', { name: 'Publier sans fichier' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le plan de la visite');
		await expect(page.getByRole('article')).toContainText('Avec « des guillemets » & <des signes>.');

		// The same of an answer; or one goes back to where one was.
		const thread = new URL(page.url()).pathname;
		await page.getByRole('textbox', { name: 'Votre réponse' }).fill('La réponse.');
		await page.getByText('Joindre des fichiers').click();
		await page.getByLabel('Fichier 1').setInputFiles(film);
		await page.getByRole('button', { name: 'Répondre', exact: true }).click();
		await expect(page.getByRole('textbox', { name: 'Votre message' })).toHaveValue('La réponse.');
		await page.getByRole('link', { name: 'Revenir à la page d’avant' }).click();
		await expect(page).toHaveURL(thread);
	});
});

test('a file that is too large is told before anything is sent, and the words stay', async ({ page }) => {
	await signIn(page, people.facilitator);
	const group = await newGroup(page, `Fichiers lourds ${crypto.randomUUID().slice(0, 8)}`);
	await page.goto(`${group}/fils/nouveau`);
	await page.getByRole('textbox', { name: 'En une ligne' }).fill('Le plan de la visite');
	const message = page.getByRole('textbox', { name: 'Votre message' });
	await message.fill(words);
	await page.getByText('Joindre des fichiers').click();
	await page.getByLabel('Fichier 1').setInputFiles(film);
	const issue = page.getByRole('status').filter({ hasText: 'Ce fichier pèse' });
	await expect(issue).toContainText(/24\sMo/);
	// Folded away, it comes back into sight when one tries to publish.
	await page.getByText('Joindre des fichiers').click();
	await page.getByRole('button', { name: 'Publier' }).click();
	await expect(page).toHaveURL(`${group}/fils/nouveau`);
	await expect(issue).toBeVisible();
	await expect(message).toHaveValue(words);
	await page.getByLabel('Fichier 1').setInputFiles(aFile('note.pdf', 40));
	await expect(issue).toHaveCount(0);
	// Each is light enough, and together they are not.
	const half = aFile('moitie.pdf', 8_000_000);
	for (const at of [1, 2, 3]) await page.getByLabel(`Fichier ${at}`, { exact: true }).setInputFiles(half);
	await expect(page.getByRole('status').filter({ hasText: 'ensemble' })).toContainText(/24\sMo/);
	for (const at of [1, 2, 3]) await page.getByLabel(`Fichier ${at}`, { exact: true }).setInputFiles([]);
	await page.getByRole('button', { name: 'Publier' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le plan de la visite');
});
