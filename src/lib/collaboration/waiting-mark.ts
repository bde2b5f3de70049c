/** Read by the sign-out, which has no script: documents that have words on this device and nowhere else. */
export const waitingCookie = 'maillage-mots';

const day = 24 * 3600;
const days30 = 30 * day;
/** Browsers drop a cookie of more than 4096 bytes without a word. */
const most = 50;
/** Stands for those that the list has no room for. */
const others = 'autres';

export interface Waiting {
	/** The latest last. */
	readonly documents: readonly string[];
	/** There may be more than are listed. */
	readonly andOthers: boolean;
}

/** When this tab last wrote the cookie, in milliseconds. */
let writtenAt = 0;

/** Adds a document to the list that the sign-out asks about, or takes it off; the cookie lasts as long as words wait. */
export function markWaiting(document: string, waits: boolean): void {
	const before = readWaiting(readCookie());
	const isFresh = Date.now() - writtenAt < day * 1000;
	if (before.documents.includes(document) === waits && (!waits || isFresh)) return;
	writtenAt = Date.now();
	const value = writeWaiting(before, document, waits);
	globalThis.document.cookie = `${waitingCookie}=${value}; path=/; max-age=${value ? days30 : 0}; samesite=strict`;
}

/** The cookie's value once this document waits, or waits no longer. */
export function writeWaiting(before: Waiting, document: string, waits: boolean): string {
	const rest = before.documents.filter((one) => one !== document);
	const all = waits ? [...rest, document] : rest;
	const andOthers = before.andOthers || all.length > most;
	return [...(andOthers ? [others] : []), ...all.slice(-most)].join('.');
}

/** What a cookie's value names; whatever else it holds is passed over. */
export function readWaiting(value: string | undefined): Waiting {
	const parts = (value ?? '').split('.');
	const documents = parts.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
	return { documents, andOthers: parts.includes(others) };
}

function readCookie(): string | undefined {
	const pairs = globalThis.document.cookie.split('; ');
	return pairs.find((pair) => pair.startsWith(`${waitingCookie}=`))?.slice(waitingCookie.length + 1);
}
