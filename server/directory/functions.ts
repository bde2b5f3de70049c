import type { Person } from '#domain/access/person.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { mostFunctions } from '#domain/directory/record.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { today, type Context } from '../context.ts';
import type { Day } from '../database/schema.ts';
import { listFunctions } from './actor-reads.ts';
import { countWhere, resolveWhere, type Where } from './collective.ts';
import { ownActor } from './in-charge.ts';
import { findOrganisations } from './organisation-lookup.ts';
import { touchActor } from './writes.ts';

export interface FunctionInput {
	readonly function: string;
	readonly from: Day;
	readonly until: Day | null;
	readonly visibility: FieldVisibility;
}

/** The dated functions of one's own record. */
export function functionUseCases(context: Context) {
	const { database } = context;

	async function own(viewer: Person, actorId: string, id: string) {
		const owner = await ownActor(database.reader, viewer, actorId);
		const row = await database.reader
			.selectFrom('affiliations')
			.selectAll()
			.where('id', '=', id)
			.where('actor_id', '=', actorId)
			.executeTakeFirst();
		if (!row) throw notFound();
		return { ...owner, row };
	}

	return {
		/** One's functions, and the organisations that answer to `asked`, if anything is. */
		async functions(viewer: Person, id: string, asked: string) {
			const { actor } = await ownActor(database.reader, viewer, id);
			return {
				...{ id, name: actor.name, asked, today: today(context) },
				functions: await listFunctions(database.reader, id),
				found: await findOrganisations(context, viewer, asked),
			};
		},

		/** What one says of oneself gives no right over the organisation until somebody in charge of it agrees. */
		async addFunction(viewer: Person, actorId: string, where: Where, input: FunctionInput): Promise<void> {
			const { viewer: by } = await ownActor(database.reader, viewer, actorId);
			if ((await listFunctions(database.reader, actorId)).length >= mostFunctions)
				throw new Problem('conflict', 'Cette fiche a déjà trente fonctions. Retirez-en une d’abord.');
			await countWhere(context, where, by);
			await database.write(async (trx) => {
				const organisationId = await resolveWhere(trx, context, where, by);
				await trx
					.insertInto('affiliations')
					.values({
						...{ id: v7(), actor_id: actorId, organisation_id: organisationId, self_declared: 1 },
						...rowOf(input),
					})
					.execute();
				await touchActor(trx, context, { actorId, by, part: 'functions' });
			});
		},

		/** Making a function last longer than it did is saying it anew: the right it gave, if any, is to be given again. */
		async changeFunction(viewer: Person, actorId: string, id: string, input: FunctionInput): Promise<void> {
			const { viewer: by, row } = await own(viewer, actorId, id);
			const isLonger =
				input.from < row.from_day || (row.until_day !== null && (input.until ?? '9') > row.until_day);
			await database.write(async (trx) => {
				await trx
					.updateTable('affiliations')
					.set({ ...rowOf(input), ...(isLonger ? { self_declared: 1 } : {}) })
					.where('id', '=', id)
					.execute();
				await touchActor(trx, context, { actorId, by, part: 'functions' });
			});
		},

		async removeFunction(viewer: Person, actorId: string, id: string): Promise<void> {
			const { viewer: by } = await own(viewer, actorId, id);
			await database.write(async (trx) => {
				await trx.deleteFrom('affiliations').where('id', '=', id).execute();
				await touchActor(trx, context, { actorId, by, part: 'functions' });
			});
		},
	};
}

const rowOf = ({ from, until, ...rest }: FunctionInput) => ({ ...rest, from_day: from, until_day: until });
