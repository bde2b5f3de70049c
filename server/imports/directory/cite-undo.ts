import type { Outcome } from '#domain/import/outcome.ts';
import type { Transaction } from '../../database/connection.ts';
import { reindexSubjects } from '../../search/reindex.ts';
import type { Writing, WrittenRow } from './writing.ts';

/** Takes back what nobody leans on since; says of the rest why it stays. */
export async function takeBackCites(
	{ trx, day }: Writing,
	rows: readonly WrittenRow[],
): Promise<Map<number, Outcome>> {
	const outcomes = new Map<number, Outcome>();
	const read: string[] = [];
	const places = new Set<string>();
	for (const { line, outcome } of rows) {
		if (outcome.did === 'left') continue;
		read.push(outcome.id);
		if (outcome.did === 'completed') {
			const isWhole = await takeFrom(trx, outcome.id, outcome.after);
			outcomes.set(line, {
				...outcome,
				back: isWhole ? { taken: true } : { kept: 'ce qui avait été ajouté a servi ou a été réécrit depuis' },
			});
			continue;
		}
		const kept = await whyKept(trx, outcome.id);
		outcomes.set(line, { ...outcome, back: kept === undefined ? { taken: true } : { kept } });
		if (kept !== undefined) continue;
		for (const row of await trx
			.deleteFrom('cite_territories')
			.where('cite_id', '=', outcome.id)
			.returning('territory_id')
			.execute())
			places.add(row.territory_id);
		await trx.deleteFrom('seats').where('cite_id', '=', outcome.id).execute();
		await trx.deleteFrom('cites').where('id', '=', outcome.id).execute();
	}
	if (read.length > 0) await reindexSubjects(trx, day, 'cite', read);
	if (places.size > 0) await reindexSubjects(trx, day, 'territory', [...places]);
	return outcomes;
}

/** What leans on a cité, in words; undefined when nothing does. */
async function whyKept(trx: Transaction, citeId: string): Promise<string | undefined> {
	const sat = await trx
		.selectFrom('seat_tenures as t')
		.innerJoin('seats as s', 's.id', 't.seat_id')
		.select('t.id')
		.where('s.cite_id', '=', citeId)
		.executeTakeFirst();
	if (sat) return 'quelqu’un y siège';
	const facilitated = await trx
		.selectFrom('facilitations')
		.select('id')
		.where('cite_id', '=', citeId)
		.executeTakeFirst();
	if (facilitated) return 'un centre de ressources l’accompagne';
	const own = await trx.selectFrom('groups').select('id').where('cite_id', '=', citeId).executeTakeFirst();
	const gathered = await trx
		.selectFrom('group_cites')
		.select('group_id')
		.where('cite_id', '=', citeId)
		.executeTakeFirst();
	return own || gathered ? 'un groupe y tient' : undefined;
}

/** @returns whether all that was added could be taken back. */
async function takeFrom(
	trx: Transaction,
	citeId: string,
	after: Readonly<Record<string, string>>,
): Promise<boolean> {
	const { seats = '', ...words } = after;
	const cite = await trx.selectFrom('cites').selectAll().where('id', '=', citeId).executeTakeFirst();
	if (!cite) return true;
	const said = { wave: cite.wave, presentation: cite.presentation, label_year: String(cite.label_year) };
	const own = (Object.keys(words) as (keyof typeof said)[]).filter((key) => said[key] === words[key]);
	if (own.length > 0)
		await trx
			.updateTable('cites')
			.set(Object.fromEntries(own.map((key) => [key, key === 'label_year' ? null : ''])))
			.where('id', '=', citeId)
			.execute();
	const added = seats.split(' ').filter((id) => id !== '');
	if (added.length === 0) return own.length === Object.keys(words).length;
	const sat = await trx
		.selectFrom('seat_tenures')
		.select('seat_id')
		.distinct()
		.where('seat_id', 'in', added)
		.execute();
	const free = added.filter((id) => !sat.some((row) => row.seat_id === id));
	if (free.length > 0) await trx.deleteFrom('seats').where('id', 'in', free).execute();
	return own.length === Object.keys(words).length && free.length === added.length;
}
