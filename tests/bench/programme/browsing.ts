import type { Page } from '@playwright/test';

/** What a page with a table notes of itself, in milliseconds. */
interface Notes {
	/** Tasks of more than 50 ms. */
	long: number[];
	/** When the first cell was there, from the beginning of the navigation. */
	editable: number;
	/** When an amount was first shown, by its figures, in milliseconds since 1970. */
	seen: Record<string, number>;
	/** From one frame to the next. */
	frames: number[];
	/** Begins to look for amounts: that takes work of its own, which scrolling is not charged with. */
	watch: () => void;
}

type Noted = typeof globalThis & { notes: Notes };

/** Runs in the page before its own scripts. */
export function noteTable(): void {
	const notes: Notes = { long: [], editable: 0, seen: {}, frames: [], watch };
	Object.assign(globalThis, { notes });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) notes.long.push(duration);
	}).observe({ type: 'longtask', buffered: true });
	const look = new MutationObserver(() => {
		if (!document.querySelector('[role=gridcell]')) return;
		look.disconnect();
		notes.editable = performance.now();
	});
	look.observe(document, { childList: true, subtree: true });

	function cellsIn(node: Node): Iterable<Element> {
		if (!(node instanceof Element)) return [];
		return node.matches('[role=gridcell]') ? [node] : node.querySelectorAll('[role=gridcell]');
	}

	function watch() {
		let cells = new Set<Element>();
		new MutationObserver((changes) => {
			if (cells.size === 0)
				requestAnimationFrame(() => {
					// After the frame: its layout and its paint are in it.
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => {
						const at = performance.timeOrigin + performance.now();
						for (const cell of cells) notes.seen[(cell.textContent ?? '').replace(/\D/g, '')] ??= at;
						cells = new Set();
					};
					port2.postMessage(null);
				});
			for (const { target, addedNodes } of changes) {
				const element = target instanceof Element ? target : target.parentElement;
				const cell = element?.closest('[role=gridcell]');
				if (cell) cells.add(cell);
				else for (const added of addedNodes) for (const inside of cellsIn(added)) cells.add(inside);
			}
		}).observe(document.body, { childList: true, subtree: true, characterData: true });
	}
}

const notesOf = (page: Page) => page.evaluate(() => (globalThis as Noted).notes);

export interface TableOpening {
	readonly editable: number;
	readonly longest: number;
}

export async function openTable(page: Page, address: string): Promise<TableOpening> {
	await page.goto(address);
	await page.getByRole('gridcell').first().waitFor();
	await page.waitForTimeout(1500);
	const { editable, long } = await notesOf(page);
	return { editable, longest: Math.max(0, ...long) };
}

/** Forgets what was noted until now. */
export const beginNotes = (page: Page): Promise<void> =>
	page.evaluate(() => {
		Object.assign((globalThis as Noted).notes, { long: [], seen: {}, frames: [] });
	});

/** Notes from now on when each amount is shown. */
export const watchAmounts = (page: Page): Promise<void> =>
	page.evaluate(() => (globalThis as Noted).notes.watch());

export const amountsSeen = async (page: Page) => {
	const { seen, long } = await notesOf(page);
	return { seen, long };
};

export interface Scrolling {
	/** From one frame to the next. */
	readonly frames: readonly number[];
	readonly long: readonly number[];
}

/** Turns the wheel over the table, down to its end and back. */
export async function scrollTable(page: Page): Promise<Scrolling> {
	await page.getByRole('grid').hover({ position: { x: 400, y: 300 } });
	return turnWheel(page);
}

/** The same over a page of a thousand lines without any script: what this browser does here when there is nothing to do. */
export async function scrollPlainPage(page: Page, origin: string): Promise<Scrolling> {
	await page.goto(`${origin}/healthz`);
	await page.evaluate(() => {
		const lines = Array.from({ length: 1000 }, (_, line) => {
			const text = document.createElement('p');
			text.textContent = `Ligne ${line}`;
			return text;
		});
		document.body.replaceChildren(...lines);
	});
	await page.mouse.move(400, 300);
	return turnWheel(page);
}

async function turnWheel(page: Page): Promise<Scrolling> {
	await beginNotes(page);
	await page.evaluate(() => {
		const { notes } = globalThis as Noted;
		let before = performance.now();
		const end = before + 6000;
		const look = (now: number) => {
			notes.frames.push(now - before);
			before = now;
			if (now < end) requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	for (let turn = 0; turn < 200; turn += 1) {
		await page.mouse.wheel(0, turn < 120 ? 240 : -360);
		await page.waitForTimeout(16);
	}
	const { frames, long } = await notesOf(page);
	return { frames, long };
}
