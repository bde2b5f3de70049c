/**
 * Why a socket closes: 4000 + the HTTP status that would say it. The stock y-websocket provider gives up on 4400 to 4499
 * and tries again after any other code; so does ours.
 */
export const closeCodes = {
	/** The server stops or changes place: come back (RFC 6455). */
	restart: 1012,
	/** The reader takes nothing of what waits: come back, the state vector brings the rest. */
	slow: 1013,
	malformed: 4400,
	signedOut: 4401,
	refused: 4403,
	/** Unknown, malformed, forbidden and deleted alike [R4]. */
	notFound: 4404,
	/** The client is older than the document's schema [E7]. */
	outdated: 4409,
	tooLarge: 4413,
	tooMany: 4429,
	/** Could not be stored, or the document is quarantined: come back later. */
	unavailable: 4503,
} as const;

export type Closing = keyof typeof closeCodes;

/** Whether coming back cannot help. 1009 is the socket library's own "message too big". */
export function isFinal(code: number): boolean {
	return code === 1009 || (code >= 4400 && code < 4500);
}

/** What the person is told when coming back cannot help; a reason given by the server says more. */
export function closingSentence(code: number): string {
	switch (code) {
		case closeCodes.signedOut:
			return 'Votre session est terminée. Reconnectez-vous pour continuer à écrire.';
		case closeCodes.refused:
			return 'Vous n’avez pas le droit d’écrire dans ce document.';
		case closeCodes.notFound:
			return 'Ce document n’existe pas, ou il ne vous est plus ouvert.';
		case closeCodes.outdated:
			return 'Cette page est plus ancienne que le document. Copiez vos derniers mots, puis rechargez-la.';
		case closeCodes.tooLarge:
		case 1009:
			return 'Ce que vous venez d’ajouter est trop volumineux pour être enregistré.';
		case closeCodes.tooMany:
			return 'Trop de connexions ou de modifications en peu de temps. Rechargez la page dans une minute.';
		default:
			return 'Le serveur n’a pas pu accepter vos dernières modifications. Copiez-les, puis rechargez la page.';
	}
}
