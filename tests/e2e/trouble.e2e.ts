import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import { expectAccessible } from './support/accessibility.ts';
import { countKept, holdCable } from './support/cable.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, saveState } from './support/writing.ts';

test.describe.configure({ timeout: 120_000 });

const place = 'Familles et habitants';
const notice = (page: Page) => page.getByRole('region', { name: 'À propos de l’enregistrement' });
const heard = (page: Page) => page.locator('main [role=status]');

async function write(page: Page, words: string): Promise<void> {
	await goToEnd(page, place);
	await page.keyboard.press('Enter');
	await page.keyboard.type(words);
}

async function downloaded(page: Page, button: Locator): Promise<string> {
	const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
	expect(file.suggestedFilename()).toMatch(/^Ennuis.*\.md$/);
	return await readFile(await file.path(), 'utf8');
}

/** Looks at a notice in both widths and lights. */
async function look(page: Page): Promise<void> {
	for (const width of [1280, 320]) {
		await page.emulateMedia({ colorScheme: 'light' });
		await page.setViewportSize({ width, height: 800 });
		await expectAccessible(page, `${width} px, light`);
		await page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(page, `${width} px, dark`, 'colours');
	}
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width: 1280, height: 800 });
}

test('a network that lets no socket through is said, and left [E4] [A1] [A4]', async ({ page, context }) => {
	const cable = await holdCable(context);
	await signIn(page, people.academy);
	await newProtocol(page, 'Ennuis');
	await cable.cut();
	await write(page, 'Derrière un pare-feu.');
	await expect(notice(page)).toContainText('Ce réseau empêche l’enregistrement', { timeout: 20_000 });
	await expect(notice(page)).toContainText('sur cet appareil');
	// Said once by the one region that speaks, and politely.
	await expect(heard(page)).toHaveCount(1);
	await expect(heard(page)).toContainText('Ce réseau empêche l’enregistrement');
	await look(page);
	expect(await downloaded(page, notice(page).getByRole('button', { name: 'Télécharger le texte' }))).toMatch(
		/## \d+\. Familles et habitants\n[^#]*Derrière un pare-feu\./,
	);

	// By the keyboard alone, once the network is another.
	cable.mend();
	await notice(page).getByRole('button', { name: 'Réessayer' }).focus();
	await page.keyboard.press('Enter');
	await expect(notice(page)).toBeHidden();
	await expect(saveState(page)).toHaveText(/^Enregistré/);
});

test('a proxy that swallows everything is found out [E4]', async ({ page, context }) => {
	const cable = await holdCable(context);
	await signIn(page, people.academy);
	const address = await newProtocol(page, 'Ennuis');
	await cable.swallow();
	await page.goto(address);
	await expect(notice(page)).toContainText('Ce réseau empêche l’enregistrement', { timeout: 60_000 });
	// Never opened: it can be read, and nothing can be typed that would be lost.
	await expect(page.getByText('Ouverture de l’éditeur')).toBeVisible();
	await expect(heard(page)).toContainText('Ce réseau empêche l’enregistrement');
});

test('refused words can be taken along, set aside and erased [TRO-1] [SAV-5]', async ({ page, context }) => {
	const words = 'Refusé.';
	const cable = await holdCable(context);
	await signIn(page, people.academy);
	await newProtocol(page, 'Ennuis');
	const reason = 'Ce contenu n’existe pas dans un document';
	await goToEnd(page, place);
	cable.answerNextUpdate([encodeFrame({ type: 'refused', position: 2, reason })], 4403);
	await page.keyboard.type(words);
	await expect(notice(page)).toContainText(reason);
	await expect(notice(page)).toContainText('Vos derniers mots sont gardés sur cet appareil.');
	await expect(saveState(page)).toHaveText('Écriture arrêtée, mots non enregistrés');
	// Readable and selectable, no longer editable.
	await expect(article(page, place)).toContainText(words.slice(0, 1));
	await expect(article(page, place)).toHaveAttribute('contenteditable', 'false');
	expect(
		await downloaded(page, notice(page).getByRole('button', { name: 'Télécharger le texte' })),
	).toContain('R');

	await notice(page).getByRole('button', { name: 'Rouvrir sans ces mots' }).click();
	await expect(notice(page)).toContainText('Des mots n’ont pas rejoint le document');
	await expectAccessible(page, 'set aside');
	await article(page, place).scrollIntoViewIfNeeded();
	await expect(article(page, place)).toHaveAttribute('contenteditable', 'true');
	await expect(saveState(page)).toHaveText(/^Enregistré/);
	await expect(article(page, place)).not.toContainText(words.slice(0, 1) + words.slice(1, 2));
	await downloaded(page, notice(page).getByRole('button', { name: 'Télécharger avec ces mots' }));
	page.once('dialog', (dialog) => void dialog.accept());
	await notice(page).getByRole('button', { name: 'Les effacer d’ici' }).click();
	await expect(notice(page)).toBeHidden();
	expect(await countKept(page)).toBe(0);
});

test('a session that ends keeps the words; signed in again, they are saved [TRO-1]', async ({
	page,
	context,
}) => {
	const words = 'Après la fin de la session.';
	await signIn(page, people.academy);
	const address = await newProtocol(page, 'Ennuis');
	const account = await context.newPage();
	await account.goto('/');
	await account.getByRole('button', { name: /^Mon compte/ }).click();
	await account.getByRole('button', { name: 'Se déconnecter' }).click();
	await expect(notice(page)).toContainText('Votre session est terminée');
	await expect(notice(page)).toContainText('Tout ce que vous avez écrit est enregistré.');
	await expectAccessible(page, 'signed out');

	const [door] = await Promise.all([
		context.waitForEvent('page'),
		notice(page)
			.getByRole('link', { name: /^Se reconnecter/ })
			.click(),
	]);
	// Someone else signs in: this page stays that of who wrote in it.
	await door.getByRole('button', { name: people.state }).click();
	await expect(door).toHaveURL(address);
	await notice(page).getByRole('button', { name: 'Réessayer' }).click();
	await expect(notice(page)).toContainText('Votre session est terminée');
	await context.clearCookies();
	await signIn(door, people.academy);
	await notice(page).getByRole('button', { name: 'Réessayer' }).click();
	await expect(notice(page)).toBeHidden();
	await write(page, words);
	await expect(saveState(page)).toHaveText(/^Enregistré/);
});
