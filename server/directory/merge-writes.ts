import { differing, mergedFields, type MergedField, type Moved } from '#domain/directory/merge.ts';
import { newNames } from '#domain/directory/import/completion.ts';
import type { Member } from '#domain/access/person.ts';
import { recordAudit } from '../audit.ts';
import { today, type Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { reindexOrganisation } from '../search/index-keeping.ts';
import { reindexSubjects } from '../search/reindex.ts';
import type { OrganisationRow } from './organisation.ts';

/** Tables whose rows lean on an organisation by `organisation_id`. */
const leaning = {
	affiliations: 'affiliations',
	seats: 'seats',
	facilitations: 'facilitations',
	corrections: 'record_corrections',
} as const;

interface Merging {
	readonly kept: OrganisationRow;
	readonly other: OrganisationRow;
	/** Fields that the kept record takes from the other. */
	readonly taken: ReadonlySet<MergedField>;
	readonly by: Member;
}

/** Makes one record of two: whatever leaned on the other leans on the kept one, and its address answers by it. */
export async function mergeOrganisations(
	trx: Transaction,
	clock: Clock,
	{ kept, other, taken, by }: Merging,
): Promise<void> {
	const at = clock.now().toISOString();
	const move = async (table: keyof typeof leaning) =>
		(
			await trx
				.updateTable(leaning[table])
				.set({ organisation_id: kept.id })
				.where('organisation_id', '=', other.id)
				.returning('id')
				.execute()
		).map(({ id }) => id);
	const moved: Moved = {
		affiliations: await move('affiliations'),
		seats: await move('seats'),
		facilitations: await move('facilitations'),
		corrections: await move('corrections'),
		parts: (
			await trx
				.updateTable('organisations')
				.set({ parent_id: kept.id })
				.where('parent_id', '=', other.id)
				.where('id', '<>', kept.id)
				.returning('id')
				.execute()
		).map(({ id }) => id),
		merged: (
			await trx
				.updateTable('organisations')
				.set({ merged_into: kept.id })
				.where('merged_into', '=', other.id)
				.returning('id')
				.execute()
		).map(({ id }) => id),
		...changesOf(kept, other, taken),
	};
	await trx
		.updateTable('organisations')
		.set({ ...moved.after, updated_at: at })
		.where('id', '=', kept.id)
		.execute();
	await trx
		.updateTable('organisations')
		.set({ merged_into: kept.id, updated_at: at })
		.where('id', '=', other.id)
		.execute();
	await trx
		.insertInto('merges')
		.values({
			...{ id: crypto.randomUUID(), kept_id: kept.id, merged_id: other.id, moved: JSON.stringify(moved) },
			...{ merged_by: by.actorId, merged_at: at, undone_at: null },
		})
		.execute();
	await follow(trx, clock, { keptId: kept.id, otherId: other.id, moved, by, action: 'merged-records' });
}

/** Makes two records again of one: what had followed goes back, unless it has moved since. */
export async function unmergeOrganisations(
	trx: Transaction,
	clock: Clock,
	merge: { readonly id: string; readonly keptId: string; readonly otherId: string; readonly moved: Moved },
	{ kept, by }: { readonly kept: OrganisationRow; readonly by: Member },
): Promise<void> {
	const { keptId, otherId, moved } = merge;
	const at = clock.now().toISOString();
	for (const [key, table] of Object.entries(leaning) as [keyof typeof leaning, (typeof leaning)['seats']][])
		if (moved[key].length > 0)
			await trx
				.updateTable(table)
				.set({ organisation_id: otherId })
				.where('organisation_id', '=', keptId)
				.where('id', 'in', moved[key])
				.execute();
	for (const [column, ids] of [
		['parent_id', moved.parts],
		['merged_into', moved.merged],
	] as const)
		if (ids.length > 0)
			await trx
				.updateTable('organisations')
				.set({ [column]: otherId })
				.where(column, '=', keptId)
				.where('id', 'in', ids)
				.execute();
	// What somebody has written since stays.
	const back = Object.entries(moved.before).filter(
		([key]) => kept[key as keyof OrganisationRow] === moved.after[key],
	);
	await trx
		.updateTable('organisations')
		.set({ ...Object.fromEntries(back), updated_at: at })
		.where('id', '=', keptId)
		.execute();
	await trx
		.updateTable('organisations')
		.set({ merged_into: null, updated_at: at })
		.where('id', '=', otherId)
		.execute();
	await trx.updateTable('merges').set({ undone_at: at }).where('id', '=', merge.id).execute();
	await follow(trx, clock, { keptId, otherId, moved, by, action: 'unmerged-records' });
}

/** What the kept record comes to say: what was chosen, what it left empty, and the other's names. */
function changesOf(
	kept: OrganisationRow,
	other: OrganisationRow,
	taken: ReadonlySet<MergedField>,
): Pick<Moved, 'before' | 'after'> {
	const chosen = differing(kept, other).filter((field) => taken.has(field));
	const filled = mergedFields.filter((field) => !kept[field] && other[field]);
	const after: Record<string, string | null> = Object.fromEntries(
		[...chosen, ...filled].map((field) => [field, other[field]]),
	);
	const name = after['name'] ?? kept.name;
	const names = newNames(
		{ name, aliases: kept.aliases },
		{ name: name === kept.name ? other.name : kept.name, aliases: other.aliases },
	);
	if (names.length > 0) after['aliases'] = [kept.aliases, ...names].filter(Boolean).join('\n');
	if (kept.parent_id === other.id) after['parent_id'] = null;
	const before = Object.fromEntries(
		Object.keys(after).map((key) => [key, kept[key as keyof OrganisationRow] as string | null]),
	);
	return { before, after };
}

interface Followed {
	readonly keptId: string;
	readonly otherId: string;
	readonly moved: Moved;
	readonly by: Member;
	readonly action: string;
}

/** The index and the journal, after both. */
async function follow(trx: Transaction, clock: Clock, { keptId, otherId, moved, by, action }: Followed) {
	const day = today(clock);
	await reindexOrganisation(trx, day, keptId);
	await reindexOrganisation(trx, day, otherId);
	const places = await trx
		.selectFrom('organisations')
		.select('territory_id as id')
		.where('id', 'in', [keptId, otherId])
		.where('territory_id', 'is not', null)
		.execute();
	const ids = [...new Set([...places.map(({ id }) => id ?? ''), moved.before['territory_id'] ?? ''])].filter(
		Boolean,
	);
	if (ids.length > 0) await reindexSubjects(trx, day, 'territory', ids);
	await recordAudit(trx, clock, {
		...{ accountId: by.accountId, action, subjectType: 'organisation', subjectId: keptId },
		detail: { with: otherId },
	});
}
