import type { IncomingMessage } from 'node:http';

/**
 * Where a mail program stops letters in the place of its reader (RFC 8058), and nothing else: the address itself, which
 * was in one letter only, says for whom.
 */
const doors = [
	/^\/annuaire\/arret\/[\w-]{43}$/,
	/^\/par-courriel\/[\w-]{43}$/,
	/^\/fils\/repondre\/[\w-]{43}\?\/arreter$/,
];

const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/**
 * Whether this is a form that a mail program sends to stop letters; then it is read as ours, by nobody who is signed in: the one
 * exception to the refusal of forms of other sites (docs/decisions/0031).
 */
export function takeOneClick({ method, url = '', headers }: IncomingMessage, ours: string): boolean {
	if (method !== 'POST' || headers.origin === ours) return false;
	if (!doors.some((door) => door.test(url)) || !form.test(headers['content-type'] ?? '')) return false;
	delete headers.cookie;
	headers.origin = ours;
	return true;
}
