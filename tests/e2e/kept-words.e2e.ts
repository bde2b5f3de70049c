import type { Page } from '@playwright/test';
import { countKept, holdCable } from './support/cable.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, openToWrite, saveState } from './support/writing.ts';

/** Each test writes in a document of its own. */
const place = 'Équipe projet';
const write = async (page: Page, words: string) => {
	await goToEnd(page, place);
	await page.keyboard.press('Enter');
	await page.keyboard.type(words);
};
const timesStored = async (page: Page, address: string, words: string) => {
	const answer = await page.request.get(`${address}/export.json`);
	return JSON.stringify(await answer.json()).split(words).length - 1;
};
test.describe.configure({ timeout: 120_000 });

const kept = /vos mots sont gardés sur cet appareil et partiront d’eux-mêmes$/;

test.describe('words typed while the line is cut [E3]', () => {
	test('outlive their tab, and join the document a week later, once', async ({ page, context }, {
		project,
	}) => {
		const words = `Écrit sans réseau (${project.name}).`;
		const cable = await holdCable(context);
		await signIn(page, people.academy);
		const address = await newProtocol(page, `Mots gardés (${project.name})`);
		await cable.cut();
		await write(page, words);
		await expect(saveState(page)).toHaveText(kept);
		await expect.poll(() => countKept(page)).toBeGreaterThan(0);
		await page.close({ runBeforeUnload: false });

		cable.mend();
		const back = await context.newPage();
		await back.clock.setFixedTime(Date.now() + 7 * 24 * 3_600_000);
		await openToWrite(back, address);
		await expect(article(back, place)).toContainText(words);
		await expect(saveState(back)).toHaveText(/^Enregistré/);
		expect(await timesStored(back, address, words)).toBe(1);
		// What is saved need not lie about on this device.
		await expect.poll(() => countKept(back)).toBe(0);
	});
});

test.describe('on one screen @wide', () => {
	test('two tabs of one person: neither loses nor doubles the other’s words [E6]', async ({
		page,
		context,
		newVisitor,
	}) => {
		const cable = await holdCable(context);
		await signIn(page, people.academy);
		const address = await newProtocol(page, 'Deux onglets');
		const other = await context.newPage();
		await openToWrite(other, address);
		await cable.cut();
		await write(page, 'Premier onglet.');
		await write(other, 'Second onglet.');
		for (const tab of [page, other]) await expect(saveState(tab)).toHaveText(kept);
		await expect.poll(() => countKept(page)).toBeGreaterThan(1);
		await page.close({ runBeforeUnload: false });
		cable.mend();
		await expect(saveState(other)).toHaveText(/^Enregistré/, { timeout: 20_000 });
		// The tab that stayed brings the words of the one that went.
		const reader = await newVisitor();
		await signIn(reader, people.state);
		await openToWrite(reader, address);
		for (const words of ['Premier onglet.', 'Second onglet.']) {
			await expect(article(reader, place)).toContainText(words);
			expect(await timesStored(reader, address, words)).toBe(1);
		}
		await expect.poll(() => countKept(other)).toBe(0);
	});

	test('without a database the sentence promises the tab only', async ({ page, context }) => {
		await context.addInitScript(() =>
			Object.defineProperty(window, 'indexedDB', {
				get() {
					throw new DOMException('forbidden', 'SecurityError');
				},
			}),
		);
		const cable = await holdCable(context);
		await signIn(page, people.academy);
		const address = await newProtocol(page, 'Mots gardés');
		await cable.cut();
		await write(page, 'Sans base.');
		await expect(saveState(page)).toHaveText(
			/vos mots sont gardés dans cet onglet et partiront d’eux-mêmes$/,
		);
		cable.mend();
		await expect(saveState(page)).toHaveText(/^Enregistré/, { timeout: 20_000 });
		expect(await timesStored(page, address, 'Sans base.')).toBe(1);
	});

	test('another account on this device never meets them; their author finds them again [P6]', async ({
		page,
		context,
	}) => {
		const words = 'Les mots de Samir.';
		const cable = await holdCable(context);
		await signIn(page, people.academy);
		const address = await newProtocol(page, 'Mots gardés');
		await cable.cut();
		await write(page, words);
		await expect.poll(() => countKept(page)).toBeGreaterThan(0);
		await page.close({ runBeforeUnload: false });
		// The session ends without a word, as when it expires.
		await context.clearCookies();
		cable.mend();

		const other = await context.newPage();
		await signIn(other, people.state);
		await openToWrite(other, address);
		await write(other, 'Les mots d’Inès.');
		await expect(saveState(other)).toHaveText(/^Enregistré/);
		expect(await timesStored(other, address, words)).toBe(0);
		await other.close();
		await context.clearCookies();

		const back = await context.newPage();
		await signIn(back, people.academy);
		await openToWrite(back, address);
		await expect(article(back, place)).toContainText(words);
	});

	test('signing out leaves none of them in the browser [P6]', async ({ page, context }) => {
		const cable = await holdCable(context);
		await signIn(page, people.academy);
		const address = await newProtocol(page, 'Mots gardés');
		await cable.cut();
		await write(page, 'À oublier.');
		await expect.poll(() => countKept(page)).toBeGreaterThan(0);
		const home = await context.newPage();
		await home.goto('/');
		await home.getByRole('button', { name: /^Mon compte/ }).click();
		await home.getByRole('button', { name: 'Se déconnecter' }).click();
		// Not without a question, though this page has no script.
		await expect(home.getByRole('heading', { level: 1 })).toHaveText('Des mots ne sont pas enregistrés');
		await expect(home.getByRole('link', { name: /^Ouvrir le document/ })).toHaveAttribute('href', address);
		await home.getByRole('button', { name: 'Se déconnecter et les effacer' }).click();
		await expect(home.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible();
		expect(await home.evaluate(async () => await indexedDB.databases())).toEqual([]);
		expect(await context.cookies()).toEqual([]);
		// The tab that was writing says where the words are now: nowhere else. It may be some seconds before its next attempt.
		await expect(page.getByText('Vos derniers mots ne sont que dans cet onglet').first()).toBeVisible({
			timeout: 30_000,
		});
		expect(await page.evaluate(async () => await indexedDB.databases())).toEqual([]);
	});
});
