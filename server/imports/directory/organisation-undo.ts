import type { Back, Outcome } from '#domain/import/outcome.ts';
import { reading, type Transaction } from '../../database/connection.ts';
import { findOrganisation } from '../../directory/organisation.ts';
import { reindexOrganisation } from '../../search/index-keeping.ts';
import { reindexSubjects } from '../../search/reindex.ts';
import type { Writing, WrittenRow } from './writing.ts';

/** Takes back what nobody has changed or used since; says of the rest why it stays. */
export async function takeBackOrganisations(
	{ trx, clock, day }: Writing,
	rows: readonly WrittenRow[],
): Promise<Map<number, Outcome>> {
	const outcomes = new Map<number, Outcome>();
	const created = rows.flatMap(({ line, outcome }) => (outcome.did === 'created' ? [{ line, outcome }] : []));
	const used = await usedAmong(
		trx,
		created.map(({ outcome }) => outcome.id),
	);
	const gone: string[] = [];
	const places = new Set<string>();
	for (const { line, outcome } of created) {
		const record = await findOrganisation(reading(trx), outcome.id);
		const kept = !record
			? undefined
			: record.updated_at !== outcome.at || record.confirmed_on !== null
				? 'sa fiche a changé depuis'
				: used.get(outcome.id);
		const back: Back = kept === undefined ? { taken: true } : { kept };
		outcomes.set(line, { ...outcome, back });
		if (kept !== undefined || !record) continue;
		gone.push(outcome.id);
		if (record.territory_id) places.add(record.territory_id);
	}
	if (gone.length > 0) {
		await trx.deleteFrom('organisations').where('id', 'in', gone).execute();
		await reindexSubjects(trx, day, 'organisation', gone);
		if (places.size > 0) await reindexSubjects(trx, day, 'territory', [...places]);
	}
	for (const { line, outcome } of rows) {
		if (outcome.did !== 'completed') continue;
		const record = await findOrganisation(reading(trx), outcome.id);
		const own = Object.keys(outcome.after).filter(
			(key) => record && record[key as keyof typeof record] === outcome.after[key],
		);
		if (record && own.length > 0) {
			const set = Object.fromEntries(own.map((key) => [key, outcome.before[key] ?? null]));
			await trx
				.updateTable('organisations')
				.set({ ...set, updated_at: clock.now().toISOString() })
				.where('id', '=', record.id)
				.execute();
			await reindexOrganisation(trx, day, record.id);
			const places = [outcome.after['territory_id'] ?? ''].filter(
				(id) => own.includes('territory_id') && id !== '',
			);
			if (places.length > 0) await reindexSubjects(trx, day, 'territory', places);
		}
		const isWhole = !record || own.length === Object.keys(outcome.after).length;
		outcomes.set(line, {
			...outcome,
			back: isWhole ? { taken: true } : { kept: 'ce qui avait été ajouté a été réécrit depuis' },
		});
	}
	return outcomes;
}

/** Why each of those that something leans on stays. */
async function usedAmong(trx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const leaning = [
		[
			await trx
				.selectFrom('affiliations')
				.select('organisation_id as id')
				.where('organisation_id', 'in', ids)
				.execute(),
			'des personnes y travaillent',
		],
		[
			await trx.selectFrom('organisations').select('parent_id as id').where('parent_id', 'in', ids).execute(),
			'd’autres structures en font partie',
		],
		[
			await trx
				.selectFrom('organisations')
				.select('merged_into as id')
				.where('merged_into', 'in', ids)
				.execute(),
			'une autre fiche lui a été réunie',
		],
		[
			await trx
				.selectFrom('seats')
				.select('organisation_id as id')
				.where('organisation_id', 'in', ids)
				.execute(),
			'elle a un siège',
		],
		[
			await trx
				.selectFrom('facilitations')
				.select('organisation_id as id')
				.where('organisation_id', 'in', ids)
				.execute(),
			'elle accompagne une cité ou un groupe',
		],
		[
			await trx
				.selectFrom('record_corrections')
				.select('organisation_id as id')
				.where('organisation_id', 'in', ids)
				.execute(),
			'quelqu’un a proposé de la corriger',
		],
	] as const;
	return new Map(leaning.flatMap(([rows, why]) => rows.map(({ id }) => [id ?? '', why] as const)));
}
