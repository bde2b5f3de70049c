import type { Context } from '../context.ts';

export const requestPurpose = 'group-request';
export const requestAnswerPurpose = 'group-answer';

/**
 * Where a letter about a request leads, as it leaves. Null when the letter has lost its reason: the request was answered or taken back, or the
 * group has gone to sleep and sends nothing (domain rule 13). Keys are `<request> <instant it was asked>`.
 */
export const requestAddress = (context: Context) => addressOf(context, 'waiting', '/invitations');

/** The same of a letter that says what was answered; keys are `<request> <instant of the answer>`. */
export const requestAnswerAddress = (context: Context) => addressOf(context, 'answered', '');

function addressOf({ config, database }: Context, when: 'waiting' | 'answered', page: string) {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const [id = '', at = ''] = key.split(' ');
		const row = await database.reader
			.selectFrom('join_requests as r')
			.innerJoin('groups as g', 'g.id', 'r.group_id')
			.select('g.id')
			.where('r.id', '=', id)
			.where(when === 'waiting' ? 'r.asked_at' : 'r.answered_at', '=', at)
			.where('r.outcome', when === 'waiting' ? 'is' : 'is not', null)
			.where('g.state', '=', 'active')
			.executeTakeFirst();
		return row ? `${config.ORIGIN}/groupes/${row.id}${page}` : null;
	};
}
