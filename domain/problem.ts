/**
 * The one failure type. A page turns it into an HTTP status, a socket into 4000 + that status; nobody else knows HTTP.
 * `message` is a French sentence that may be shown as it is; `issues` name the fields of a form, also in French.
 */
export const problemStatus = {
	invalid: 400,
	'signed-out': 401,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	gone: 410,
	'too-large': 413,
	'too-many': 429,
	unavailable: 503,
} as const;

export type ProblemKind = keyof typeof problemStatus;

const sentences: Record<ProblemKind, string> = {
	invalid: 'Cette saisie ne peut pas être acceptée.',
	'signed-out': 'Connectez-vous pour continuer.',
	forbidden: 'Vous n’avez pas le droit de faire cela.',
	'not-found': 'Cette page n’existe pas, ou elle ne vous est pas ouverte.',
	conflict: 'Quelqu’un a changé cela entre-temps. Rechargez la page, puis recommencez.',
	gone: 'Ce lien a déjà servi ou n’est plus valable.',
	'too-large': 'C’est trop volumineux pour être envoyé.',
	'too-many': 'Trop d’essais en peu de temps. Réessayez dans quelques minutes.',
	unavailable: 'Le service est indisponible pour un instant. Réessayez dans une minute.',
};

export class Problem extends Error {
	readonly kind: ProblemKind;
	readonly issues: Readonly<Record<string, string>>;

	constructor(kind: ProblemKind, message: string = sentences[kind], issues: Record<string, string> = {}) {
		super(message);
		this.name = 'Problem';
		this.kind = kind;
		this.issues = issues;
	}

	get status(): number {
		return problemStatus[this.kind];
	}
}

/** By name, not `instanceof`: the built face carries its own copy of this file. */
export function isProblem(error: unknown): error is Problem {
	return error instanceof Error && error.name === 'Problem' && 'kind' in error;
}

/** The answer to unknown, forbidden and deleted alike [R4]. */
export const notFound = () => new Problem('not-found');
