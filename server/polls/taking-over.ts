import type { Transaction } from '../database/connection.ts';

/** Who was in a group by e-mail and comes in with an account keeps their vote in what is not concluded yet, and may change it there. */
export async function takeBallotsByMail(
	trx: Transaction,
	memberIds: readonly string[],
	actorId: string,
): Promise<void> {
	if (memberIds.length === 0) return;
	const cast = await trx
		.selectFrom('poll_mail_ballots as b')
		.innerJoin('polls as p', 'p.id', 'b.poll_id')
		.select(['b.id', 'b.poll_id', 'b.ballot', 'b.cast_at'])
		.where('b.member_id', 'in', memberIds)
		// An outcome answers objections by the key of their ballot.
		.where('p.outcome_at', 'is', null)
		.execute();
	for (const { id, ...ballot } of cast) {
		await trx
			.insertInto('poll_ballots')
			.values({ ...ballot, actor_id: actorId })
			.onConflict((on) => on.columns(['poll_id', 'actor_id']).doNothing())
			.execute();
		await trx.deleteFrom('poll_mail_ballots').where('id', '=', id).execute();
	}
}
