import type { Page } from '@playwright/test';
import { connect } from '#server/database/connection.ts';
import { getDocumentHead, getDocumentJson } from '#server/documents/reads.ts';
import { addresses, people } from './support/network.ts';
import { forget, newPlace, startServer } from './support/server.ts';
import { signInByButton } from './support/sign-in.ts';
import { expect, test as base } from './support/test.ts';
import { goToEnd, openToWrite, saveState } from './support/writing.ts';

/** A server of this test’s own, on which the power can be cut. */
const test = base.extend<{ place: Awaited<ReturnType<typeof newPlace>> }>({
	place: async ({}, use) => {
		const place = await newPlace();
		await use(place);
		await forget(place);
	},
	baseURL: async ({ place }, use) => {
		await use(`http://localhost:${place.port}`);
	},
});

interface Writer {
	readonly page: Page;
	readonly section: string;
	readonly words: readonly string[];
	/** How many of the words had been typed when the screen last said that all was saved. */
	saved: number;
	typed: number;
}

const wordCount = 60;
const writer = (page: Page, section: string, mark: string): Writer => ({
	page,
	section,
	words: Array.from({ length: wordCount }, (_, index) => `${mark}${String(index).padStart(3, '0')}`),
	saved: 0,
	typed: 0,
});

/** Types word after word, taking breath after each fifth, noting what the screen says in between. */
async function write(one: Writer): Promise<void> {
	for (const word of one.words) {
		await one.page.keyboard.type(`${word} `, { delay: 4 });
		one.typed += 1;
		const typed = one.typed;
		if (typed % 5 === 0) await one.page.waitForTimeout(1200);
		if (/^Enregistré/.test((await saveState(one.page).textContent({ timeout: 2000 })) ?? ''))
			one.saved = typed;
	}
}

const times = (word: string, text: string) => text.split(word).length - 1;

/** The protocole as its journal has it, without the application. */
async function textOnDisk(dataDir: string): Promise<string> {
	const database = connect(undefined, dataDir);
	const head = await getDocumentHead(database.reader, addresses.protocol.split('/').at(-1) ?? '');
	const json = await getDocumentJson(database.reader, head);
	await database.close();
	return JSON.stringify(json);
}

test('the server dies while two people type: what was said to be saved is there, once [E1]', async ({
	page,
	newVisitor,
	place,
}) => {
	test.setTimeout(180_000);
	let server = await startServer(place);
	try {
		const other = await newVisitor();
		await signInByButton(page, people.authority);
		await signInByButton(other, people.state);
		const writers = [writer(page, 'Gouvernance', 'alpha'), writer(other, 'Préambule', 'bravo')];
		for (const one of writers) {
			await openToWrite(one.page, addresses.protocol);
			await goToEnd(one.page, one.section);
			await one.page.keyboard.press('Enter');
		}

		const writing = Promise.all(writers.map(write));
		await expect
			.poll(() => Math.min(...writers.map(({ saved }) => saved)), { timeout: 30_000 })
			.toBeGreaterThan(10);
		await server.kill();
		const promised = writers.flatMap(({ words, saved }) => words.slice(0, saved));
		await writing;
		// The disk is read before any browser can come back with more.
		const onDisk = await textOnDisk(place.dataDir);
		expect(promised.filter((word) => times(word, onDisk) !== 1)).toEqual([]);
		// The screen does not claim what is not true.
		for (const one of writers) await expect(saveState(one.page)).toHaveText(/^(Hors ligne|Non enregistré)/);

		server = await startServer(place);
		for (const one of writers)
			await expect(saveState(one.page)).toHaveText(/^Enregistré/, { timeout: 40_000 });
		// What was typed without a server was kept by the tabs, and came back.
		const answer = await page.request.get(`${addresses.protocol}/export.json`);
		const exported = JSON.stringify(await answer.json());
		expect(writers.flatMap(({ words }) => words).filter((word) => times(word, exported) !== 1)).toEqual([]);
	} finally {
		await server.stop();
	}
});
