import { encodeFrame } from '#domain/collaboration/protocol.ts';

/** Sent when nothing else is: an awareness message about nobody. Stock clients leave after 30 s of silence. */
export const signOfLife = encodeFrame({ type: 'awareness', payload: new Uint8Array([0]) });

/** Said while the other processes cannot be reached. */
export const pausedReason =
	'Le serveur ne peut pas joindre les autres pour l’instant : ce document est en lecture seule';
