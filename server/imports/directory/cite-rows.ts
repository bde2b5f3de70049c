import { can } from '#domain/access/can.ts';
import { seatsOf, type CiteValues } from '#domain/cite/import/cite-values.ts';
import { missingInCite } from '#domain/cite/import/cites.ts';
import { partyNames } from '#domain/cite/party.ts';
import { toSlug } from '#domain/identifier.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import { insertNew } from '../../database/bulk.ts';
import type { Transaction } from '../../database/connection.ts';
import { reindexNewPlaces } from '../../search/index-keeping.ts';
import { reindexSubjects } from '../../search/reindex.ts';
import { takeBackCites } from './cite-undo.ts';
import type { RowToWrite, RowWriter, Writing } from './writing.ts';

export const citeRows: RowWriter<CiteValues> = {
	async write(writing, rows) {
		const outcomes = new Map<number, Outcome>();
		const fresh: string[] = [];
		const places = new Set<string>();
		for (const row of rows) {
			const outcome = row.act === 'create' ? await create(writing, row) : await complete(writing, row);
			outcomes.set(row.line, outcome);
			if (outcome.did === 'left') continue;
			fresh.push(outcome.id);
			// A commune is found where the network knows something of it.
			for (const id of row.values.territory_ids.split(' ')) places.add(id);
		}
		const { trx, day } = writing;
		if (fresh.length > 0) await reindexSubjects(trx, day, 'cite', fresh);
		await reindexNewPlaces(trx, day, [...places]);
		return outcomes;
	},
	takeBack: takeBackCites,
};

async function create({ trx, clock }: Writing, { values }: RowToWrite<CiteValues>): Promise<Outcome> {
	const at = clock.now().toISOString();
	const territories = values.territory_ids.split(' ');
	const slug = await freeSlug(trx, values.name, territories);
	if (slug === undefined)
		return { did: 'left', why: 'une autre cité s’appelle déjà ainsi dans ce département' };
	const id = crypto.randomUUID();
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('cites')
		.values({
			...{ id, slug, name: values.name, wave: values.wave, presentation: values.presentation },
			...{ label_year: Number(values.label_year) || null, source: values.source, created_at: at },
		})
		// Another took the address meanwhile.
		.onConflict((on) => on.doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) return { did: 'left', why: 'une autre cité s’appelle déjà ainsi' };
	await insertNew(
		trx,
		'cite_territories',
		territories.map((territory_id) => ({ cite_id: id, territory_id })),
	);
	await addSeats(trx, id, seatsOf(values));
	return { did: 'created', id, at };
}

/** « angers », else « angers-49 », as the official list does; undefined when both are taken. */
async function freeSlug(
	trx: Transaction,
	name: string,
	territories: readonly string[],
): Promise<string | undefined> {
	const above = await trx
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select('t.code')
		.where('a.territory_id', 'in', [...territories])
		.where('t.kind', '=', 'departement')
		.orderBy('t.code')
		.executeTakeFirst();
	const wanted = [toSlug(name), toSlug(`${name} ${above?.code ?? ''}`)];
	const taken = await trx.selectFrom('cites').select('slug').where('slug', 'in', wanted).execute();
	return wanted.find((slug) => !taken.some((row) => row.slug === slug));
}

/** @returns their ids. Seats of organisations that are no longer there are for nobody yet. */
async function addSeats(
	trx: Transaction,
	citeId: string,
	seats: ReturnType<typeof seatsOf>,
): Promise<string[]> {
	if (seats.length === 0) return [];
	const organisations = await trx
		.selectFrom('organisations')
		.select(['id', 'name', 'merged_into'])
		.where(
			'id',
			'in',
			seats.map(({ organisationId }) => organisationId),
		)
		.execute();
	const rows = seats.map(({ party, organisationId }) => {
		const organisation = organisations.find(({ id }) => id === organisationId);
		return {
			...{ id: crypto.randomUUID(), cite_id: citeId, party, label: partyNames[party] },
			organisation_id: organisation?.merged_into ?? organisation?.id ?? null,
		};
	});
	await insertNew(trx, 'seats', rows);
	return rows.map(({ id }) => id);
}

/** Fills what the cité does not say, and gives a seat to parties that have none. */
async function complete({ trx, by }: Writing, { values, matchId }: RowToWrite<CiteValues>): Promise<Outcome> {
	const cite = await trx
		.selectFrom('cites')
		.selectAll()
		.where('id', '=', matchId ?? '')
		.executeTakeFirst();
	if (!cite) return { did: 'left', why: 'la cité n’est plus là' };
	if (!can(by, 'cite.complete', { type: 'cite', id: cite.id }))
		return { did: 'left', why: 'elle est accompagnée par d’autres' };
	const seats = await trx.selectFrom('seats').select('party').where('cite_id', '=', cite.id).execute();
	const missing = missingInCite(
		{
			...{ wave: cite.wave, presentation: cite.presentation },
			label_year: cite.label_year === null ? '' : String(cite.label_year),
			parties: seats.map(({ party }) => party),
		},
		values,
	);
	if (missing.words.length === 0 && missing.seats.length === 0)
		return { did: 'left', why: 'la fiche dit déjà tout' };
	const after: Record<string, string> = Object.fromEntries(missing.words.map((key) => [key, values[key]]));
	if (missing.words.length > 0)
		await trx
			.updateTable('cites')
			.set({ ...after, ...('label_year' in after ? { label_year: Number(after['label_year']) } : {}) })
			.where('id', '=', cite.id)
			.execute();
	const added = await addSeats(trx, cite.id, missing.seats);
	if (added.length > 0) after['seats'] = added.join(' ');
	const before = Object.fromEntries(Object.keys(after).map((key) => [key, null]));
	return { did: 'completed', id: cite.id, before, after };
}
