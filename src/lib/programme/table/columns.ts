import { unfound } from '#domain/programme/funder.ts';
import type { Plan } from '#domain/programme/plan.ts';
import type { Funder } from '#domain/programme/programme.ts';
import { most } from '../bounds.ts';

export type ColumnKind = 'title' | 'carrier' | 'state' | 'start' | 'end' | 'amount' | 'total';

export interface Column {
	/** `title`, `carrier`…; id of a funder, or `unfound`; `total`. */
	readonly key: string;
	readonly kind: ColumnKind;
	readonly name: string;
	/** Of an amount. */
	readonly funder: Funder | null;
	/** From 0. */
	readonly at: number;
	/** In pixels. */
	readonly width: number;
	/** How wide it grows where there is room. */
	readonly most: number;
}

/** Columns that one may show or not, in their order. */
export const optional = { carrier: 'Porteur', state: 'État', start: 'Début', end: 'Fin' } as const;
export type Optional = keyof typeof optional;

const widths: Readonly<Record<ColumnKind, number>> = {
	title: 328,
	carrier: 188,
	state: 132,
	start: 120,
	end: 120,
	amount: 105,
	total: 112,
};
export const narrowest = 64;
/** A letter of a head, and what stands around its words. */
const [letter, around] = [8, 52];

/** An amount, and the name of who pays beside their mark where it is a usual word: « Métropole ». */
const leastOf = (kind: ColumnKind, funder: Funder | null): number =>
	Math.max(widths[kind], funder ? Math.min(120, 48 + letter * funder.title.length) : 0);

/** Amounts of hundreds of thousands with their cents, and the name of whom they come from, up to a few words. */
function mostOf(key: string, kind: ColumnKind, name: string, wide: Readonly<Record<string, number>>): number {
	const chosen = wide[key];
	if (chosen !== undefined || (kind !== 'amount' && kind !== 'total')) return chosen ?? widths[kind];
	return Math.min(200, Math.max(132, around + letter * name.length));
}

/**
 * The columns of a table: what is chosen of the action, one a funder, « À trouver », the total. Funders that are set aside and still hold
 * money keep theirs [domain rule 6].
 * @param wide widths that somebody chose, by key.
 */
export function columnsOf(
	plan: Plan,
	shown: ReadonlySet<Optional>,
	wide: Readonly<Record<string, number>>,
): Column[] {
	const column = (key: string, kind: ColumnKind, name: string, funder: Funder | null = null) => ({
		key,
		kind,
		name,
		funder,
		width: Math.max(narrowest, wide[key] ?? leastOf(kind, funder)),
		most: Math.max(narrowest, mostOf(key, kind, name, wide)),
	});
	const chosen = (Object.keys(optional) as Optional[]).filter((key) => shown.has(key));
	const columns = [
		column('title', 'title', 'Action'),
		...chosen.map((key) => column(key, key, optional[key])),
		...payersIn(plan).map((funder) => column(funder.id, 'amount', funder.title || 'Sans nom', funder)),
		column(unfound, 'amount', 'À trouver'),
		column('total', 'total', 'Total'),
	];
	return columns.map((one, at) => ({ ...one, at }));
}

/** Those who have a column: whoever else was set aside has a line among the orphans. */
export const payersIn = ({ funders, orphans }: Plan): readonly Funder[] => [
	...funders,
	...orphans.funders.slice(0, most.aside),
];

/** Those that say what an action is: groups and orphans write over all of them. */
export const isText = ({ kind }: Column): boolean => kind !== 'amount' && kind !== 'total';
