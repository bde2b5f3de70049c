import { identifierShape } from '../identifier.ts';
import { stages, unfound, type Stage } from './funder.ts';
import { isCents, type Cents } from './money.ts';

/** Where an amount stands in an action: one cell of its plan de financement. */
export interface AmountPlace {
	/** Id of a funder, or {@link unfound}. */
	readonly funder: string;
	readonly year: number;
	readonly stage: Stage;
}

/** One amount that somebody wrote. Several in one place contest each other. */
export interface Amount extends AmountPlace {
	/** Its key in the action. */
	readonly key: string;
	/** Actor who wrote it; null for what the application wrote. */
	readonly actor: string | null;
	readonly cents: Cents;
}

/** Stands for an actor in what was there when the document was made. */
const application = 'application';

export const isYear = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 2000 && value <= 2100;

/** What the keys of all the amounts of a place begin with. */
export const keyStart = ({ funder, year, stage }: AmountPlace): string =>
	`amount/${funder}/${year}/${stage}/`;

/**
 * The key of an amount: `amount/<funder>/<year>/<stage>/<actor>/<nonce>`. Each writing has a key of its own and never changes: who writes in a
 * cell deletes the keys they see there and adds one. What two people write at once both stay, as neither saw the other's [domain rule 5].
 */
export const amountKey = (place: AmountPlace, actor: string | null, nonce: string): string =>
	`${keyStart(place)}${actor ?? application}/${nonce}`;

/** One pattern for all of it: a large programme has thousands of keys, read each time it is opened. */
const keyShape = new RegExp(
	`^amount/(?:${unfound}|${identifierShape})/\\d{4}/(?:${stages.join('|')})/(?:${application}|${identifierShape})/[0-9a-z]{6}$`,
);

/** Undefined for what is no such key. */
export function placeOfKey(key: string): (AmountPlace & { readonly actor: string | null }) | undefined {
	if (!keyShape.test(key)) return undefined;
	const [, funder = '', digits, stage, actor = ''] = key.split('/');
	const year = Number(digits);
	if (!isYear(year)) return undefined;
	return { funder, year, stage: stage as Stage, actor: actor === application ? null : actor };
}

/** A new nonce. */
export const newNonce = (): string =>
	Math.floor(Math.random() * 36 ** 6)
		.toString(36)
		.padStart(6, '0');

/** What stands under a key of an action, when it is an amount. */
export function readAmountAt(key: string, value: unknown): Amount | undefined {
	const place = placeOfKey(key);
	return place && isCents(value) ? { ...place, key, cents: value } : undefined;
}
