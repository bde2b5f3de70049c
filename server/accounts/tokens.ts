import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as they travel: in a cookie, or once in a mail [I1]. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It is random, not chosen: a plain SHA-256 cannot be searched. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
