import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import { today, type Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { animatorsToWriteTo } from './animators.ts';
import { quietLetter } from './life-letters.ts';
import { lifePurpose } from './life-links.ts';
import { lastSign, quietBefore, signsOfLife } from './life-reads.ts';

/** Groups looked at in one hour. */
const many = 200;

/**
 * Asks those who animate groups in which nothing has happened for a year what to do of them: once a year, and only asks (domain rule 13). Run each
 * hour, by each process: who comes second asks nothing.
 */
export async function askAboutQuiet(context: Context): Promise<void> {
	const { database, events } = context;
	const day = today(context);
	const before = quietBefore(day);
	const candidates = await signsOfLife(database.reader)
		.leftJoin('group_lives as own', 'own.group_id', 'g.id')
		.where('g.state', '=', 'active')
		.where('g.created_at', '<', before)
		.where((row) => row.or([row('own.asked_on', 'is', null), row('own.asked_on', '<', before)]))
		.where((row) => row.or([row('own.kept_on', 'is', null), row('own.kept_on', '<', before)]))
		.where('g.id', 'not in', (written) =>
			written
				.selectFrom('documents')
				.select('group_id')
				.where('updated_at', '>=', before)
				.where('deleted_at', 'is', null),
		)
		.orderBy('g.id')
		.limit(many)
		.execute();
	for (const group of candidates) {
		const last = lastSign(group);
		if (last >= before) continue;
		const asked = await database.write(async (trx) => {
			const row = await trx
				.insertInto('group_lives')
				.values({ group_id: group.id, since: null, changed_by: null, asked_on: day, kept_on: null })
				.onConflict((on) =>
					on
						.column('group_id')
						.doUpdateSet({ asked_on: day })
						.where((row) =>
							row.or([row('group_lives.asked_on', 'is', null), row('group_lives.asked_on', '<', before)]),
						),
				)
				.returning('group_id')
				.executeTakeFirst();
			if (!row) return false;
			for (const { email } of await animatorsToWriteTo(reading(trx), group.id, day))
				await enqueue(trx, context, {
					...{ recipient: email, purpose: lifePurpose, key: `${group.id} ${day}` },
					...quietLetter({ group: group.name, since: plain(date(last)) }),
				});
			return true;
		});
		if (asked) events.emit('mail-waiting');
	}
}
