import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { search } from '#domain/search/policy.ts';
import { Problem } from '#domain/problem.ts';
import { addDays } from '#domain/french/day.ts';
import { today, type Context } from '../context.ts';
import { closedNames } from './closed-names.ts';
import { keptDays } from './question-log.ts';

/** Questions on the page. */
const most = 100;
/** What one person asked once is shown to nobody: so many times, or on two days. */
const times = 3;
const days = 2;

/**
 * What was asked and not found in the last thirty days, the most asked first, for who animates the network.
 * @throws Problem `signed-out`, `forbidden`
 */
export async function listNotFound(context: Context, viewer: Person) {
	if (!can(viewer, 'search.read-log', search))
		throw new Problem(viewer.kind === 'anonymous' ? 'signed-out' : 'forbidden');
	const db = context.database.reader;
	const rows = await db
		.selectFrom('search_questions')
		.select((row) => [
			'question',
			row.fn.sum<number>('missed').as('missed'),
			row.fn.countAll<number>().as('days'),
			row.fn.max('day').as('last'),
		])
		.where('missed', '>', 0)
		.where('day', '>=', addDays(today(context), -keptDays))
		.groupBy('question')
		.having((row) => row.or([row(row.fn.sum('missed'), '>=', times), row(row.fn.countAll(), '>=', days)]))
		.orderBy('missed', 'desc')
		.orderBy('question')
		.limit(most)
		.execute();
	// Who has left since is named nowhere either.
	const isClosed = await closedNames(db);
	return {
		keptDays,
		questions: rows
			.filter(({ question }) => !isClosed(question))
			.map(({ question, missed, last }) => ({ question, missed: Number(missed), last })),
	};
}
