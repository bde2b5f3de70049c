import { isCallOpen } from '#domain/call/call.ts';
import { today, type Context } from '../context.ts';

/** Of letters to those who may still answer a call for contributions. */
export const reminderPurpose = 'call-reminder';

/** The key of such a letter: one a day, a call and an organisation. */
export const reminderKey = (callId: string, organisationId: string, day: string): string =>
	`${callId} ${organisationId} ${day}`;

/** What the outbox puts in a reminder as it leaves; null when the organisation has answered meanwhile, or it is over: nobody is asked for what is there. */
export function reminderAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const [callId = '', organisationId = ''] = key.split(' ');
		const slot = await context.database.reader
			.selectFrom('call_slots as s')
			.innerJoin('calls as c', 'c.id', 's.call_id')
			.innerJoin('groups as g', 'g.id', 'c.group_id')
			.select(['c.closes_on as closesOn', 'c.closed_at as closedAt'])
			.where('s.call_id', '=', callId)
			.where('s.organisation_id', '=', organisationId)
			.where('s.written_at', 'is', null)
			.where('g.state', '=', 'active')
			.executeTakeFirst();
		return slot && isCallOpen(slot, today(context)) ? `${context.config.ORIGIN}/appels/${callId}` : null;
	};
}
