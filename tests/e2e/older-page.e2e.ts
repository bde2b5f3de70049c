import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { schemaEpoch } from '#domain/document/schema.ts';
import { expectAccessible } from './support/accessibility.ts';
import { ageKept, holdCable } from './support/cable.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, openToWrite, saveState } from './support/writing.ts';

test.describe.configure({ timeout: 120_000 });

const place = 'Gouvernance';
const notice = (page: Page) => page.getByRole('region', { name: 'À propos de l’enregistrement' });

async function downloaded(page: Page, button: Locator): Promise<string> {
	const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
	return await readFile(await file.path(), 'utf8');
}
async function storedSections(page: Page, address: string): Promise<unknown> {
	const answer = await page.request.get(`${address}/export.json`);
	return ((await answer.json()) as { sections: unknown }).sections;
}

test('a page built for an older schema is refused, says so, keeps the words to take along and deletes nothing for others [HEL-2] [SAV-5]', async ({
	page,
	context,
	newVisitor,
}) => {
	const words = 'Écrit dans la page d’avant.';
	const cable = await holdCable(context);
	await signIn(page, people.authority);
	const address = await newProtocol(page, 'Protocole d’une autre époque');
	const ines = await newVisitor();
	await signIn(ines, people.state);
	await openToWrite(ines, address);
	const before = await storedSections(ines, address);

	// The server is renewed while the line is cut: the page of before comes back with words of its own.
	await cable.cut();
	await goToEnd(page, place);
	await page.keyboard.press('Enter');
	await page.keyboard.type(words);
	await expect(saveState(page)).toHaveText(/vos mots sont gardés sur cet appareil et partiront d’eux-mêmes$/);
	cable.helloAs(schemaEpoch - 1);
	cable.mend();
	await expect(notice(page)).toContainText('Cette page est plus ancienne que le document', {
		timeout: 30_000,
	});
	await expect(notice(page)).toContainText('Vos derniers mots sont gardés sur cet appareil.');
	await expect(page.locator('main [role=status]')).toContainText('Cette page est plus ancienne');
	await expect(article(page, place)).toHaveAttribute('contenteditable', 'false');
	await expectAccessible(page, 'an older page is refused');
	const takeAlong = notice(page).getByRole('button', { name: 'Télécharger le texte' });
	expect(await downloaded(page, takeAlong)).toContain(words);
	expect(await storedSections(ines, address)).toEqual(before);

	// The new page neither loads nor sends what the old one kept, and offers it.
	expect(await ageKept(page, schemaEpoch - 1)).toBeGreaterThan(0);
	cable.helloAs(null);
	page.on('dialog', (dialog) => void dialog.accept());
	await notice(page).getByRole('button', { name: 'Recharger la page' }).click();
	await expect(notice(page)).toContainText('Des mots n’ont pas rejoint le document');
	await expect(saveState(page)).toHaveText(/^Enregistré/);
	const withThem = notice(page).getByRole('button', { name: 'Télécharger avec ces mots' });
	expect(await downloaded(page, withThem)).toContain(words);
	await expect(article(page, place)).not.toContainText(words);

	// The others go on: nothing was taken from them.
	await goToEnd(ines, place);
	await ines.keyboard.type(' Et nous continuons.');
	await expect(saveState(ines)).toHaveText(/^Enregistré/);
	await expect(article(page, place)).toContainText('Et nous continuons.');
	expect(JSON.stringify(await storedSections(ines, address))).not.toContain(words);
});

test('opened for an older schema, a page never gets the document: it is read as it was printed [HEL-2]', async ({
	page,
	context,
}) => {
	const cable = await holdCable(context);
	await signIn(page, people.authority);
	const address = await newProtocol(page, 'Protocole ouvert par une page d’avant');
	cable.helloAs(schemaEpoch - 1);
	await page.goto(address);
	await expect(notice(page)).toContainText('Cette page est plus ancienne que le document');
	await expect(notice(page)).toContainText('Rechargez la page pour continuer à écrire.');
	await expect(page.getByText('Ouverture de l’éditeur')).toBeVisible();
	await expect(page.locator('[contenteditable=true]')).toHaveCount(0);
	await expect(page.locator('.sheet section').first()).toContainText('Préambule');
});
