import { entryKinds, type EntryKind } from '#domain/search/entry.ts';
import { ranking } from '#domain/search/rank.ts';
import type { Reader } from '../database/connection.ts';
import { best, inOrder } from './answers.ts';
import type { Look } from './look.ts';
import { listEntries, type EntryRow } from './reads.ts';

/** How many entries the domain puts in order; what comes after follows the first measure. */
export const ranked = 300;
/** How much more somebody answers who does what the question says. */
const whoDoes = 1.25;
/** Without a question: where people look first. */
const kindOrder: readonly EntryKind[] = ['cite', 'actor', 'group', 'organisation', 'territory'];

/** Entries found, from the `first` one on, in the order that was asked for. */
export async function listInOrder(db: Reader, look: Look, first: number, size: number): Promise<EntryRow[]> {
	const { found } = look.tally;
	const measures = measuresOf(look);
	const near = first < ranked ? (await listRanked(db, look, measures)).slice(first, first + size) : [];
	const from = Math.max(ranked, first);
	if (near.length === size || found.length <= from) return near;
	const far = inOrder(found, measures).subarray(from, first + size);
	return [...near, ...(await listEntries(db, [...far]))];
}

async function listRanked(db: Reader, look: Look, measures: Float64Array): Promise<EntryRow[]> {
	const rows = await listEntries(db, [...best(look.tally.found, measures, ranked)]);
	const scored = rows.map((entry) => ({ entry, score: 0 }));
	if (look.answers) {
		const { rest: text, weighed } = look;
		const score = ranking({ text, terms: weighed.terms, rarities: weighed.rarities });
		const does = look.function && `function:${look.function.key}`;
		for (const one of scored)
			one.score = score(one.entry) * (does && one.entry.facets.split(' ').includes(does) ? whoDoes : 1);
	}
	const byFreshness = look.input.sorting === 'freshness';
	return scored
		.sort(
			(a, b) =>
				(byFreshness ? compare(b.entry.confirmed_on ?? '', a.entry.confirmed_on ?? '') : 0) ||
				b.score - a.score ||
				(look.answers ? 0 : kindOrder.indexOf(a.entry.kind) - kindOrder.indexOf(b.entry.kind)) ||
				compare(a.entry.title, b.entry.title) ||
				compare(a.entry.id, b.entry.id),
		)
		.map(({ entry }) => entry);
}

/** A first order, without reading any entry. */
function measuresOf({ register, answers, tally: { found }, input }: Look): Float64Array {
	if (answers && input.sorting !== 'freshness') return answers.measures;
	const measures = new Float64Array(register.end);
	if (input.sorting === 'freshness')
		for (const position of found) measures[position] = register.confirmedOn(position);
	else {
		const worth = new Map(
			entryKinds.map((kind) => [register.numberOf('kind', kind) ?? -1, -kindOrder.indexOf(kind)]),
		);
		for (const position of found) measures[position] = worth.get(register.kindOf(position)) ?? 0;
	}
	return measures;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
