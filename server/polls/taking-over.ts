import type { Transaction } from '../database/connection.ts';

/**
 * Who was in a group by e-mail, even if they had left, and comes in with an account keeps their vote in what is not concluded yet, and may change it
 * there: one person has one vote [R7].
 */
export async function takeBallotsByMail(trx: Transaction, groupId: string, actorId: string): Promise<void> {
	const cast = await trx
		.selectFrom('poll_mail_ballots as b')
		.innerJoin('polls as p', 'p.id', 'b.poll_id')
		.select(['b.id', 'b.poll_id', 'b.ballot', 'b.cast_at'])
		.where('b.member_id', 'in', (members) =>
			members
				.selectFrom('mail_members as m')
				.innerJoin('accounts as c', 'c.email', 'm.email')
				.select('m.id')
				.where('m.group_id', '=', groupId)
				.where('c.actor_id', '=', actorId),
		)
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

/** The other way round: what somebody voted with their account, before they left and were there by e-mail, gives way to what they vote by a letter. */
export async function dropBallotOfAccount(
	trx: Transaction,
	{ pollId, memberId }: { readonly pollId: string; readonly memberId: string },
): Promise<void> {
	await trx
		.deleteFrom('poll_ballots')
		.where('poll_id', '=', pollId)
		.where('actor_id', 'in', (accounts) =>
			accounts
				.selectFrom('accounts as c')
				.innerJoin('mail_members as m', 'm.email', 'c.email')
				.select('c.actor_id')
				.where('m.id', '=', memberId),
		)
		.execute();
}
