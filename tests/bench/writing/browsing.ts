import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../e2e/support/browser.ts';

/** What a page takes until one can read, then write. Milliseconds from the beginning of the navigation. */
export interface Opening {
	readonly content: number;
	readonly editable: number;
	/** Longest time the page was busy in one go. */
	readonly longest: number;
	/** Scripts, as they came over the network. */
	readonly scriptBytes: number;
	/** Movements of what was there already, as browsers count them. */
	readonly shift: number;
	readonly editors: number;
}

export interface Keys {
	/** From the key to the end of the frame that shows it. */
	readonly frames: readonly number[];
	/** Tasks of more than 50 ms meanwhile. */
	readonly long: readonly number[];
}

/** What runs in the page: notes of when things happened. */
interface Notes {
	long: number[];
	frames: number[];
	shift: number;
	content: number;
	editable: number;
}

/**
 * A browser as one person has it; frames are drawn as soon as they are ready, so that what is waited for is work.
 * @param noting runs in its pages before their own scripts.
 */
export async function browse(
	origin: string,
	token: string,
	noting: () => void = note,
): Promise<{ page: Page; close(): Promise<void> }> {
	const { executablePath, args } = await findBrowser();
	const browser = await chromium.launch({
		executablePath,
		args: [...args, '--disable-gpu-vsync', '--disable-frame-rate-limit'],
	});
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	await context.addCookies([{ name: 'maillage', value: token, url: origin }]);
	await context.addInitScript(noting);
	return { page: await context.newPage(), close: () => browser.close() };
}

/** Runs in the page before its own scripts. */
function note(): void {
	const notes: Notes = { long: [], frames: [], shift: 0, content: 0, editable: 0 };
	Object.assign(globalThis, { notes });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) notes.long.push(duration);
	}).observe({ type: 'longtask', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as (PerformanceEntry & {
			value: number;
			hadRecentInput: boolean;
		})[])
			if (!entry.hadRecentInput) notes.shift += entry.value;
	}).observe({ type: 'layout-shift', buffered: true });
	const look = () => {
		const now = performance.now();
		if (!notes.content && document.querySelector('.section .text p')) notes.content = now;
		if (document.querySelector('.section [contenteditable=true]')) notes.editable = now;
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
	addEventListener(
		'keydown',
		() => {
			const pressed = performance.now();
			requestAnimationFrame(() => {
				// After the frame: its layout and its paint are in it.
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => notes.frames.push(performance.now() - pressed);
				port2.postMessage(null);
			});
		},
		{ capture: true },
	);
}

const notesOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);

export async function open(page: Page, address: string): Promise<Opening> {
	let scriptBytes = 0;
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		void response
			.request()
			.sizes()
			.then(
				({ responseBodySize }) => (scriptBytes += responseBodySize),
				() => {},
			);
	});
	await page.goto(address);
	await page.locator('.section [contenteditable=true]').first().waitFor();
	const { content, editable } = await notesOf(page);
	// Until what opens after the first words has opened.
	await page.waitForTimeout(2000);
	const { long, shift } = await notesOf(page);
	const editors = await page.locator('.section [contenteditable=true]').count();
	return { content, editable, longest: Math.max(0, ...long), scriptBytes, shift, editors };
}

/** Types so many letters, at the pace of somebody who types fast, in the middle of the second article. */
export async function type(page: Page, letters: number): Promise<Keys> {
	await page.locator('.section').nth(1).locator('.text p').nth(5).click();
	await page.keyboard.type('Un début. ', { delay: 60 });
	await page.evaluate(() =>
		Object.assign((globalThis as unknown as { notes: Notes }).notes, { long: [], frames: [] }),
	);
	const words = 'nous avons décidé ensemble de ce qui suit et de ce qui reste à faire ';
	await page.keyboard.type(words.repeat(Math.ceil(letters / words.length)).slice(0, letters), { delay: 80 });
	const { frames, long } = await notesOf(page);
	return { frames, long };
}
