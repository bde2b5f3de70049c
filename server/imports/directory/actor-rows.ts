import type { ActorValues } from '#domain/directory/import/actors.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import { reading, type Transaction } from '../../database/connection.ts';
import { findActor } from '../../directory/actor-reads.ts';
import { enterActor, settleActor } from '../../directory/entering.ts';
import { findOrganisation } from '../../directory/organisation.ts';
import { reindexSubjects } from '../../search/reindex.ts';
import type { RowWriter } from './writing.ts';

/** Nobody is told which: who brings a file does not learn who is known, or has objected [I2]. */
const unsaid = '';

export const actorRows: RowWriter<ActorValues> = {
	/** Each is entered as by the form: never who objected, never who is there, and everyone is told [P3]. */
	async write({ trx, clock, day, by }, rows) {
		const outcomes = new Map<number, Outcome>();
		const fresh: string[] = [];
		for (const { line, values } of rows) {
			const organisation = await findOrganisation(reading(trx), values.organisation_id);
			const organisationId = organisation?.merged_into ?? organisation?.id;
			if (organisationId === undefined) {
				outcomes.set(line, { did: 'left', why: 'la structure n’est plus là' });
				continue;
			}
			const at = clock.now().toISOString();
			const id = await enterActor(trx, { now: () => new Date(at) }, values, by);
			if (id === undefined) {
				outcomes.set(line, { did: 'left', why: unsaid });
				continue;
			}
			await settleActor(trx, clock, { id, organisationId, newcomer: values, by });
			fresh.push(id);
			outcomes.set(line, { did: 'created', id, at });
		}
		if (fresh.length > 0) await reindexSubjects(trx, day, 'actor', fresh);
		return outcomes;
	},

	/** Whoever has taken up their record, objected, or is leant on, stays as they are. */
	async takeBack({ trx, day }, rows) {
		const outcomes = new Map<number, Outcome>();
		const gone: string[] = [];
		for (const { line, outcome } of rows) {
			if (outcome.did !== 'created') continue;
			const actor = await findActor(reading(trx), outcome.id);
			const isTouched =
				actor && (actor.account_id !== null || actor.objected_at !== null || actor.updated_at !== outcome.at);
			const kept = isTouched || (actor && (await isUsed(trx, outcome.id)));
			outcomes.set(line, { ...outcome, back: kept ? { kept: unsaid } : { taken: true } });
			if (actor && !kept) gone.push(outcome.id);
		}
		if (gone.length === 0) return outcomes;
		// A letter that has not left says nothing any more.
		await trx
			.deleteFrom('outbox')
			.where('state', '=', 'waiting')
			.where('key', 'in', (query) =>
				query.selectFrom('objection_links').select('id').where('actor_id', 'in', gone),
			)
			.execute();
		for (const table of ['affiliations', 'actor_fields', 'actor_territories', 'objection_links'] as const)
			await trx.deleteFrom(table).where('actor_id', 'in', gone).execute();
		await trx.deleteFrom('actors').where('id', 'in', gone).execute();
		await reindexSubjects(trx, day, 'actor', gone);
		return outcomes;
	},
};

async function isUsed(trx: Transaction, actorId: string): Promise<boolean> {
	for (const table of ['memberships', 'seat_tenures', 'facilitations', 'record_corrections'] as const) {
		const row = await trx.selectFrom(table).select('id').where('actor_id', '=', actorId).executeTakeFirst();
		if (row) return true;
	}
	const grant = await trx
		.selectFrom('document_grants')
		.select('document_id')
		.where('actor_id', '=', actorId)
		.executeTakeFirst();
	return grant !== undefined;
}
