import type { Context } from '../context.ts';

export const lifePurpose = 'group-life';
export const handoverPurpose = 'group-handover';
export const handoverAnswerPurpose = 'group-handover-answer';

/**
 * Where a letter that asks what to do of a quiet group leads, as it leaves; null when the group was put to sleep or archived, or said to go on, meanwhile.
 * Keys are `<group> <day>`.
 */
export function lifeAddress({ config, database }: Context) {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const [id = '', day = ''] = key.split(' ');
		const row = await database.reader
			.selectFrom('group_lives as l')
			.innerJoin('groups as g', 'g.id', 'l.group_id')
			.select('g.id')
			.where('g.id', '=', id)
			.where('g.state', '=', 'active')
			.where('l.asked_on', '=', day)
			.where((row) => row.or([row('l.kept_on', 'is', null), row('l.kept_on', '<', day)]))
			.executeTakeFirst();
		return row ? `${config.ORIGIN}/groupes/${row.id}/vie` : null;
	};
}

/** Where a letter about who is to animate leads; null when that was answered or taken back meanwhile, or when the group sleeps. Keys are `<group> <instant>`. */
export const handoverAddress = (context: Context) => addressOf(context, 'proposed_at');
export const handoverAnswerAddress = (context: Context) => addressOf(context, 'answered_at');

function addressOf({ config, database }: Context, at: 'proposed_at' | 'answered_at') {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const [id = '', instant = ''] = key.split(' ');
		const row = await database.reader
			.selectFrom('group_handovers as h')
			.innerJoin('groups as g', 'g.id', 'h.group_id')
			.select('g.id')
			.where('g.id', '=', id)
			.where('g.state', '=', 'active')
			.where(`h.${at}`, '=', instant)
			.where('h.outcome', at === 'proposed_at' ? 'is' : 'is not', null)
			.executeTakeFirst();
		return row ? `${config.ORIGIN}/groupes/${row.id}` : null;
	};
}
