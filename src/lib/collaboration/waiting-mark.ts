/** Read by the sign-out, which has no script: documents that have words on this device and nowhere else. */
export const waitingCookie = 'maillage-mots';

const days30 = 30 * 24 * 3600;

/** Adds a document to the list that the sign-out asks about, or takes it off. */
export function markWaiting(document: string, waits: boolean): void {
	const listed = listWaiting(readCookie());
	if (listed.includes(document) === waits) return;
	const next = waits ? [...listed, document] : listed.filter((one) => one !== document);
	const age = next.length > 0 ? days30 : 0;
	globalThis.document.cookie = `${waitingCookie}=${next.join('.')}; path=/; max-age=${age}; samesite=strict`;
}

/** The documents a cookie's value names; whatever else it holds is passed over. */
export function listWaiting(value: string | undefined): string[] {
	return (value ?? '').split('.').filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
}

function readCookie(): string | undefined {
	const pairs = globalThis.document.cookie.split('; ');
	return pairs.find((pair) => pair.startsWith(`${waitingCookie}=`))?.slice(waitingCookie.length + 1);
}
