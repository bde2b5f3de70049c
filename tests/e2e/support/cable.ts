import { encodeFrame, protocolVersion } from '#domain/collaboration/protocol.ts';
import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';

/** What lies between a browser and the server's sockets. */
export interface Cable {
	/** Sockets break, and none opens; pages still pass. */
	cut(): Promise<void>;
	mend(): void;
	/** Sockets open, and nothing ever comes through. */
	swallow(): Promise<void>;
	/** Says something to the page in the server's name, instead of passing on its next update. */
	/** Says something to the page in the server's name. */
	tell(frame: Uint8Array): void;
	/** What the page says of itself is that it was built for this schema epoch; null: what it says. */
	helloAs(epoch: number | null): void;
	answerNextUpdate(frames: readonly Uint8Array[], code: number): void;
}

/** Puts a hand on every socket of this browser. */
export async function holdCable(context: BrowserContext): Promise<Cable> {
	let state: 'whole' | 'cut' | 'silent' = 'whole';
	let helloEpoch: number | null = null;
	let answer: { frames: readonly Uint8Array[]; code: number } | null = null;
	const open = new Set<WebSocketRoute>();
	await context.routeWebSocket(/\/collab\//, (page) => {
		if (state === 'cut') return void page.close({ code: 1001 });
		if (state === 'silent') return;
		open.add(page);
		const server = page.connectToServer();
		page.onMessage((message) => {
			if (helloEpoch !== null && typeof message !== 'string' && message[0] === 100) {
				// By that alone it is refused: what the page says next would reach a socket that closes.
				page.onMessage(() => {});
				const hello = encodeFrame({ type: 'hello', version: protocolVersion, epoch: helloEpoch });
				return server.send(Buffer.from(hello));
			}
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
		tell(frame) {
			for (const socket of open) socket.send(Buffer.from(frame));
		},
		helloAs: (epoch) => void (helloEpoch = epoch),
		answerNextUpdate: (frames, code) => void (answer = { frames, code }),
	};
}

/** How many rows of words this browser keeps, over all accounts; whatever page is shown must be of the site. */
export const countKept = (page: Page): Promise<number> => lookAtKept(page, null);

/** Makes the rows that this browser keeps those of a page built for another schema epoch. @returns how many. */
export const ageKept = (page: Page, epoch: number): Promise<number> => lookAtKept(page, epoch);

async function lookAtKept(page: Page, epoch: number | null): Promise<number> {
	return await page.evaluate(async (epoch) => {
		let count = 0;
		for (const { name } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name ?? '');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error());
			});
			if (database.objectStoreNames.contains('words'))
				count += await new Promise<number>((resolve) => {
					const transaction = database.transaction('words', 'readwrite');
					const store = transaction.objectStore('words');
					const request = store.getAll();
					request.onsuccess = () => {
						if (epoch !== null) for (const row of request.result as object[]) store.put({ ...row, epoch });
					};
					transaction.oncomplete = () => resolve(request.result.length);
				});
			database.close();
		}
		return count;
	}, epoch);
}
