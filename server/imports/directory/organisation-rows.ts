import { can } from '#domain/access/can.ts';
import { missingIn, newNames, type Completed } from '#domain/directory/import/completion.ts';
import type { OrganisationValues } from '#domain/directory/import/organisation-values.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import { insertNew } from '../../database/bulk.ts';
import { reading } from '../../database/connection.ts';
import { factsOfOrganisation } from '../../directory/in-charge.ts';
import { findOrganisation, type OrganisationRow } from '../../directory/organisation.ts';
import { reindexNewPlaces, reindexOrganisation } from '../../search/index-keeping.ts';
import { reindexSubjects } from '../../search/reindex.ts';
import { takeBackOrganisations } from './organisation-undo.ts';
import type { RowToWrite, RowWriter, Writing } from './writing.ts';

export const organisationRows: RowWriter<OrganisationValues> = {
	async write(writing, rows) {
		const outcomes = await create(
			writing,
			rows.filter(({ act }) => act === 'create'),
		);
		for (const row of rows) if (row.act === 'complete') outcomes.set(row.line, await complete(writing, row));
		return outcomes;
	},
	takeBack: takeBackOrganisations,
};

async function create(
	{ trx, clock, day, by }: Writing,
	rows: readonly RowToWrite<OrganisationValues>[],
): Promise<Map<number, Outcome>> {
	const at = clock.now().toISOString();
	const taken = await takenKeys({ trx }, rows);
	const outcomes = new Map<number, Outcome>();
	const fresh = rows.flatMap(({ line, values }) => {
		if (values.source_key !== '' && taken.has(keyOf(values))) {
			outcomes.set(line, { did: 'left', why: 'une fiche a déjà cet identifiant dans cette source' });
			return [];
		}
		taken.add(keyOf(values));
		const id = crypto.randomUUID();
		outcomes.set(line, { did: 'created', id, at });
		return {
			...{ id, name: values.name, kind: values.kind, acronym: values.acronym || null },
			...{ aliases: values.aliases, presentation: values.presentation, parent_id: null },
			...{ siret: values.siret || null, territory_id: values.territory_id || null },
			...{ website: values.website || null, email: values.email || null, phone: values.phone || null },
			...{
				opening_hours: values.opening_hours,
				source: values.source,
				source_key: values.source_key || null,
			},
			...{ entered_by: by.actorId, confirmed_on: null, created_at: at, updated_at: at },
		};
	});
	await insertNew(trx, 'organisations', fresh);
	if (fresh.length > 0) {
		await reindexSubjects(
			trx,
			day,
			'organisation',
			fresh.map(({ id }) => id),
		);
		// A commune is found where the network knows something of it.
		const places = new Set(fresh.map((row) => row.territory_id).filter((id) => id !== null));
		await reindexNewPlaces(trx, day, [...places]);
	}
	return outcomes;
}

const keyOf = (of: { source: string; source_key: string | null }) => `${of.source}\n${of.source_key ?? ''}`;

async function takenKeys(
	{ trx }: Pick<Writing, 'trx'>,
	rows: readonly RowToWrite<OrganisationValues>[],
): Promise<Set<string>> {
	const keys = rows.map(({ values }) => values.source_key).filter((key) => key !== '');
	if (keys.length === 0) return new Set();
	const known = await trx
		.selectFrom('organisations')
		.select(['source', 'source_key'])
		.where('source_key', 'in', keys)
		.execute();
	return new Set(known.map(keyOf));
}

/** Fills what the record leaves empty, and nothing else. */
async function complete(
	{ trx, clock, day, by }: Writing,
	{ values, matchId }: RowToWrite<OrganisationValues>,
): Promise<Outcome> {
	const db = reading(trx);
	const record = matchId === null ? undefined : await findOrganisation(db, matchId);
	if (!record || record.merged_into !== null) return { did: 'left', why: 'la fiche n’est plus là' };
	if (!can(by, 'organisation.edit', await factsOfOrganisation(db, by, record, day)))
		return { did: 'left', why: 'sa fiche est tenue par d’autres' };
	const missing = missingIn(wordsOf(record), values);
	if (missing.length === 0) return { did: 'left', why: 'la fiche dit déjà tout' };
	const after = Object.fromEntries(
		missing.map((key) => [
			key,
			key === 'aliases'
				? [record.aliases, ...newNames(record, values)].filter(Boolean).join('\n')
				: values[key],
		]),
	);
	const before = Object.fromEntries(missing.map((key) => [key, record[key]]));
	await trx
		.updateTable('organisations')
		.set({ ...after, updated_at: clock.now().toISOString() })
		.where('id', '=', record.id)
		.execute();
	await reindexOrganisation(trx, day, record.id);
	if (after['territory_id']) await reindexSubjects(trx, day, 'territory', [after['territory_id']]);
	return { did: 'completed', id: record.id, before, after };
}

const wordsOf = (row: OrganisationRow): Pick<OrganisationValues, Completed | 'aliases' | 'name'> => ({
	...{ name: row.name, aliases: row.aliases, acronym: row.acronym ?? '', presentation: row.presentation },
	...{ siret: row.siret ?? '', website: row.website ?? '', email: row.email ?? '', phone: row.phone ?? '' },
	...{ opening_hours: row.opening_hours, territory_id: row.territory_id ?? '' },
});
