import type { Hindrance } from './attempts.ts';

/** Why one cannot go on as usual; the save state says what it means for the words. */
export type Trouble =
	/** Closed, and coming back by itself cannot help; `reason` is the server's own sentence, or empty. */
	| { readonly kind: 'closed'; readonly code: number; readonly reason: string }
	| { readonly kind: Hindrance }
	/** Nobody writes for now, the server says why. */
	| { readonly kind: 'paused'; readonly reason: string }
	/** The right to write is gone, reading goes on. */
	| { readonly kind: 'read-only' }
	/** May write, but not in this copy: it was only read until now, and is not the shared document any more. */
	| { readonly kind: 'strayed' }
	/** Words of this account on this device that will not be sent. */
	| { readonly kind: 'aside' };

/** What an event says of why nothing is saved. */
export function reasonIn(body: unknown): string {
	const reason = (body as { reason?: unknown } | null)?.reason;
	return typeof reason === 'string' && reason ? reason : 'Le serveur ne peut rien enregistrer pour l’instant';
}

/** What an event says; undefined when it cannot be read. */
export function bodyOf(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}
