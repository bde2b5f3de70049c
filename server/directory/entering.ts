import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { network } from '#domain/account/policy.ts';
import { Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { isKnownAddress } from './actor-reads.ts';
import { checkWhere, countWhere, resolveWhere, type Where } from './collective.ts';
import { enteredLetter } from './letters.ts';
import { enqueueWithLink, enteredPurpose } from './objection-links.ts';
import { hasObjected, keyOf } from './objections.ts';

export interface Newcomer {
	readonly name: string;
	/** Normalised: where they are told, shown to nobody. */
	readonly email: string;
	readonly function: string;
	readonly from: Day;
	/** Where these words come from, in words: said on the record and to the person. */
	readonly source: string;
}

/** Entering somebody else in the directory [P3]. */
export function enteringUseCases(context: Context) {
	return {
		/**
		 * The answer is the same whether the person is there already, has objected or is new [I2]; what happens is not.
		 * @throws Problem `signed-out`, `too-many`, `invalid` for an organisation that is no longer there
		 */
		async enterPerson(viewer: Person, where: Where, newcomer: Newcomer): Promise<void> {
			if (viewer.kind === 'anonymous' || !can(viewer, 'network.take-part', network))
				throw new Problem('signed-out');
			await countAttempts(context, [[limits.entriesByAccount, viewer.accountId]]);
			await countWhere(context, where, viewer);
			await context.database.write(async (trx) => {
				// Before it is known whether anybody is new: a refusal tells nothing of that.
				await checkWhere(reading(trx), where);
				const id = await enterActor(trx, context, newcomer, viewer);
				if (id === undefined) return;
				const organisationId = await resolveWhere(trx, context, where, viewer);
				await settleActor(trx, context, { id, organisationId, newcomer, by: viewer });
				await reindexSubjects(trx, today(context), 'actor', [id]);
			});
			context.events.emit('mail-waiting');
		},
	};
}

/** Says what somebody who was just entered does and where, and tells them. */
export async function settleActor(
	trx: Transaction,
	context: Pick<Context, 'now'>,
	{ id, organisationId, newcomer, by }: Settling,
): Promise<void> {
	await trx
		.insertInto('affiliations')
		.values({
			...{ id: v7(), actor_id: id, organisation_id: organisationId, function: newcomer.function },
			...{ from_day: newcomer.from, until_day: null, visibility: 'network', self_declared: 1 },
		})
		.execute();
	const organisation = await trx
		.selectFrom('organisations')
		.select('name')
		.where('id', '=', organisationId)
		.executeTakeFirstOrThrow();
	await enqueueWithLink(
		trx,
		context,
		{ actorId: id, email: newcomer.email },
		enteredPurpose,
		enteredLetter({ ...newcomer, organisation: organisation.name, by: by.name }),
	);
}

interface Settling {
	readonly id: string;
	readonly organisationId: string;
	readonly newcomer: Newcomer;
	readonly by: Member;
}

/**
 * The one way somebody is entered by another, by a form or by a file: never who objected, never who is there already.
 * @returns the id of the new record, if there is one.
 */
export async function enterActor(
	trx: Transaction,
	context: Pick<Context, 'now'>,
	{ name, email, source }: Newcomer,
	by: Member,
): Promise<string | undefined> {
	const db = reading(trx);
	await holdAddress(trx, context, email);
	if ((await hasObjected(db, email)) || (await isKnownAddress(db, email))) return undefined;
	const id = crypto.randomUUID();
	const at = context.now().toISOString();
	await trx
		.insertInto('actors')
		.values({
			...{ id, name, source, entered_by: by.actorId, objected_at: null },
			...{ confirmed_on: null, created_at: at, updated_at: at },
		})
		.execute();
	await trx
		.insertInto('actor_fields')
		.values({ actor_id: id, field: 'email', value: email, visibility: 'me' })
		.execute();
	await recordAudit(trx, context, {
		...{ accountId: by.accountId, action: 'entered-actor', subjectType: 'actor', subjectId: id },
	});
	return id;
}

/**
 * Two people who enter the same person at the same instant come one after the other, also on PostgreSQL: the second waits for this row until
 * the first is done, and then finds the record. It is forgotten with the counts it lies among.
 */
export async function holdAddress(
	trx: Transaction,
	clock: Pick<Context, 'now'>,
	email: string,
): Promise<void> {
	await trx
		.insertInto('rate_limits')
		.values({ key: `entered-${keyOf(email)}`, window_started: clock.now().toISOString(), count: 1 })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ count: 1 }))
		.execute();
}
