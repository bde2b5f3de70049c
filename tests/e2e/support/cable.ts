import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';

/** What lies between a browser and the server's sockets. */
export interface Cable {
	/** Sockets break, and none opens; pages still pass. */
	cut(): Promise<void>;
	mend(): void;
	/** Sockets open, and nothing ever comes through. */
	swallow(): Promise<void>;
	/** Says something to the page in the server's name, instead of passing on its next update. */
	answerNextUpdate(frames: readonly Uint8Array[], code: number): void;
}

/** Puts a hand on every socket of this browser. */
export async function holdCable(context: BrowserContext): Promise<Cable> {
	let state: 'whole' | 'cut' | 'silent' = 'whole';
	let answer: { frames: readonly Uint8Array[]; code: number } | null = null;
	const open = new Set<WebSocketRoute>();
	await context.routeWebSocket(/\/collab\//, (page) => {
		if (state === 'cut') return void page.close({ code: 1001 });
		if (state === 'silent') return;
		open.add(page);
		const server = page.connectToServer();
		page.onMessage((message) => {
			const isUpdate = typeof message !== 'string' && message[0] === 0 && message[1] === 2;
			if (!isUpdate || !answer) return server.send(message);
			page.onMessage(() => {});
			for (const frame of answer.frames) page.send(Buffer.from(frame));
			void page.close({ code: answer.code });
			void server.close();
			answer = null;
		});
	});
	const hangUp = async (next: typeof state) => {
		state = next;
		for (const socket of open) await socket.close({ code: 1001 });
		open.clear();
	};
	return {
		cut: () => hangUp('cut'),
		mend: () => void (state = 'whole'),
		swallow: () => hangUp('silent'),
		answerNextUpdate: (frames, code) => void (answer = { frames, code }),
	};
}

/** How many rows of words this browser keeps, over all accounts; whatever page is shown must be of the site. */
export async function countKept(page: Page): Promise<number> {
	return await page.evaluate(async () => {
		let count = 0;
		for (const { name } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name ?? '');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error());
			});
			if (database.objectStoreNames.contains('words'))
				count += await new Promise<number>((resolve) => {
					const request = database.transaction('words').objectStore('words').count();
					request.onsuccess = () => resolve(request.result);
				});
			database.close();
		}
		return count;
	});
}
