import type { Member } from '#domain/access/person.ts';
import {
	mergedActorFields,
	type MergedActorField,
	type MovedOfPerson,
} from '#domain/directory/merge-people.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { recordAudit } from '../audit.ts';
import { today, type Clock } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { listFields, type ActorRow } from './actor-reads.ts';
import { movePhoto, movePhotoBack } from './photo-writes.ts';
import { moveBackInGroups, moveInGroups } from './merge-people-groups.ts';

/** Tables whose rows lean on somebody by `actor_id`. */
const leaning = [
	'affiliations',
	'memberships',
	'seat_tenures',
	'facilitations',
	'record_corrections',
	'objection_links',
] as const;

interface Merging {
	readonly kept: ActorRow;
	readonly merged: ActorRow;
	/** Whether anything but the address follows: never into the record of somebody else with an account. */
	readonly movesWords: boolean;
	readonly taken: ReadonlySet<MergedActorField>;
	readonly by: Member;
}

/**
 * Makes one person of two records. The other is hidden as an objection hides (`objected_at`, which everything asks already) and answers by the kept one; what leaned
 * on it follows.
 */
export async function mergePeople(
	trx: Transaction,
	clock: Clock,
	{ kept, merged, movesWords, taken, by }: Merging,
): Promise<void> {
	const at = clock.now().toISOString();
	const moved = movesWords ? await moveAll(trx, { kept, merged, taken }) : nothingMoved;
	await trx.updateTable('actors').set({ updated_at: at }).where('id', '=', kept.id).execute();
	await trx
		.updateTable('actors')
		.set({ merged_into: kept.id, objected_at: at, updated_at: at })
		.where('id', '=', merged.id)
		.execute();
	await trx
		.updateTable('actors')
		.set({ merged_into: kept.id })
		.where('merged_into', '=', merged.id)
		.execute();
	await trx
		.insertInto('actor_merges')
		.values({
			...{ id: crypto.randomUUID(), kept_id: kept.id, merged_id: merged.id, moved: JSON.stringify(moved) },
			...{ merged_by: by.actorId, merged_at: at, undone_at: null },
		})
		.execute();
	await follow(trx, clock, { keptId: kept.id, mergedId: merged.id, by, action: 'merged-people' });
}

interface Unmerging {
	readonly id: string;
	readonly kept: ActorRow;
	readonly mergedId: string;
	readonly moved: MovedOfPerson;
	readonly by: Member;
}

/** Makes two records again: what had followed goes back, unless it has moved or been written anew since. */
export async function unmergePeople(
	trx: Transaction,
	clock: Clock,
	{ id, kept, mergedId, moved, by }: Unmerging,
): Promise<void> {
	const at = clock.now().toISOString();
	for (const table of leaning)
		if (moved[table].length > 0)
			await trx
				.updateTable(table as 'affiliations')
				.set({ actor_id: mergedId })
				.where('actor_id', '=', kept.id)
				.where('id', 'in', [...moved[table]])
				.execute();
	if (moved.grants.length > 0)
		await trx
			.updateTable('document_grants')
			.set({ actor_id: mergedId })
			.where('actor_id', '=', kept.id)
			.where('document_id', 'in', [...moved.grants])
			.execute();
	if (moved.groups) await moveBackInGroups(trx, { keptId: kept.id, mergedId }, moved.groups);
	if (moved.photo) await movePhotoBack(trx, { keptId: kept.id, mergedId }, moved.photo);
	if (moved.territories.length > 0)
		await trx
			.deleteFrom('actor_territories')
			.where('actor_id', '=', kept.id)
			.where('territory_id', 'in', [...moved.territories])
			.execute();
	for (const { field, before, after } of moved.lines) {
		const line = trx
			.deleteFrom('actor_fields')
			.where('actor_id', '=', kept.id)
			.where('field', '=', field)
			.where('value', '=', after.value);
		const { numDeletedRows } = await line.executeTakeFirst();
		if (before && numDeletedRows > 0n) await write(trx, kept.id, field, before);
	}
	const name = moved.name && kept.name === moved.name.after ? { name: moved.name.before } : {};
	await trx
		.updateTable('actors')
		.set({ ...name, updated_at: at })
		.where('id', '=', kept.id)
		.execute();
	await trx.updateTable('actor_merges').set({ undone_at: at }).where('id', '=', id).execute();
	await follow(trx, clock, { keptId: kept.id, mergedId, by, action: 'unmerged-people' });
}

const nothingMoved: MovedOfPerson = {
	...{ affiliations: [], memberships: [], seat_tenures: [], facilitations: [], record_corrections: [] },
	...{ objection_links: [], grants: [], territories: [], lines: [], name: null },
};

async function moveAll(
	trx: Transaction,
	{ kept, merged, taken }: Pick<Merging, 'kept' | 'merged' | 'taken'>,
): Promise<MovedOfPerson> {
	const move = async (table: (typeof leaning)[number], but: readonly string[] = []) => {
		const rows = await trx
			.updateTable(table as 'affiliations')
			.set({ actor_id: kept.id })
			.where('actor_id', '=', merged.id)
			.$if(but.length > 0, (query) => query.where('id', 'not in', [...but]))
			.returning('id')
			.execute();
		return rows.map(({ id }) => id);
	};
	const own = await trx
		.selectFrom('actor_territories')
		.select('territory_id')
		.where('actor_id', '=', kept.id)
		.execute();
	const places = await trx
		.selectFrom('actor_territories')
		.selectAll()
		.where('actor_id', '=', merged.id)
		.execute();
	const added = places.filter((row) => !own.some((one) => one.territory_id === row.territory_id));
	if (added.length > 0)
		await trx
			.insertInto('actor_territories')
			.values(added.map((row) => ({ ...row, actor_id: kept.id })))
			.execute();
	const grants = await trx
		.updateTable('document_grants')
		.set({ actor_id: kept.id })
		.where('actor_id', '=', merged.id)
		.returning('document_id')
		.execute();
	return {
		affiliations: await move('affiliations', await twice(trx, 'affiliations', kept.id, merged.id)),
		// In one group twice: what the kept record is there stays, the other stays hidden.
		memberships: await move('memberships', await twice(trx, 'memberships', kept.id, merged.id)),
		seat_tenures: await move('seat_tenures'),
		facilitations: await move('facilitations'),
		record_corrections: await move('record_corrections'),
		objection_links: await move('objection_links'),
		grants: [...new Set(grants.map((row) => row.document_id))],
		territories: added.map((row) => row.territory_id),
		lines: await moveLines(trx, { kept, merged, taken }),
		name: await moveName(trx, { kept, merged, taken }),
		photo: await movePhoto(trx, { keptId: kept.id, mergedId: merged.id }),
		groups: await moveInGroups(trx, { keptId: kept.id, mergedId: merged.id }),
	};
}

/** Ids of rows of the other that say what one of the kept record says already. */
async function twice(
	trx: Transaction,
	table: 'affiliations' | 'memberships',
	keptId: string,
	mergedId: string,
): Promise<string[]> {
	const of = async (actorId: string) =>
		table === 'memberships'
			? (
					await trx
						.selectFrom('memberships')
						.select(['id', 'group_id', 'from_day', 'until_day'])
						.where('actor_id', '=', actorId)
						.execute()
				).map((row) => ({ ...row, what: row.group_id }))
			: (
					await trx
						.selectFrom('affiliations')
						.select(['id', 'organisation_id', 'function', 'from_day', 'until_day'])
						.where('actor_id', '=', actorId)
						.execute()
				).map((row) => ({ ...row, what: `${row.organisation_id} ${row.function}` }));
	const kept = await of(keptId);
	return (await of(mergedId))
		.filter((row) =>
			kept.some(
				(one) =>
					one.what === row.what &&
					(one.until_day === null || row.from_day <= one.until_day) &&
					(row.until_day === null || one.from_day <= row.until_day),
			),
		)
		.map(({ id }) => id);
}

/** What was chosen, and what the kept record left empty: an address too, when none was known. */
async function moveLines(
	trx: Transaction,
	{ kept, merged, taken }: Pick<Merging, 'kept' | 'merged' | 'taken'>,
): Promise<MovedOfPerson['lines']> {
	const db = reading(trx);
	const own = new Map((await listFields(db, kept.id)).map((row) => [row.field, row]));
	const lines = (await listFields(db, merged.id))
		.map(({ field, value, visibility }) => {
			const line = own.get(field);
			return {
				field,
				before: line ? { value: line.value, visibility: line.visibility } : null,
				after: { value, visibility },
			};
		})
		.filter(
			({ field, before, after }) =>
				after.value !== '' &&
				(before === null ||
					(before.value !== after.value && mergedActorFields.some((one) => one === field && taken.has(one)))),
		);
	for (const { field, before, after } of lines) {
		if (before)
			await trx
				.deleteFrom('actor_fields')
				.where('actor_id', '=', kept.id)
				.where('field', '=', field)
				.execute();
		await write(trx, kept.id, field, after);
	}
	return lines;
}

async function moveName(
	trx: Transaction,
	{ kept, merged, taken }: Pick<Merging, 'kept' | 'merged' | 'taken'>,
): Promise<MovedOfPerson['name']> {
	if (!taken.has('name') || kept.name === merged.name) return null;
	await trx.updateTable('actors').set({ name: merged.name }).where('id', '=', kept.id).execute();
	return { before: kept.name, after: merged.name };
}

const write = (
	trx: Transaction,
	actorId: string,
	field: string,
	{ value, visibility }: { readonly value: string; readonly visibility: string },
) =>
	trx
		.insertInto('actor_fields')
		.values({ actor_id: actorId, field, value, visibility: visibility as FieldVisibility })
		.execute();

interface Followed {
	readonly keptId: string;
	readonly mergedId: string;
	readonly by: Member;
	readonly action: string;
}

/** The index and the journal, after both. */
async function follow(trx: Transaction, clock: Clock, { keptId, mergedId, by, action }: Followed) {
	await reindexSubjects(trx, today(clock), 'actor', [keptId, mergedId]);
	await recordAudit(trx, clock, {
		...{ accountId: by.accountId, action, subjectType: 'actor', subjectId: keptId },
		detail: { with: mergedId },
	});
}
