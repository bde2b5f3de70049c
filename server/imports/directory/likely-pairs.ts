import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { Context } from '../../context.ts';
import { insertNew } from '../../database/bulk.ts';
import type { Transaction } from '../../database/connection.ts';

/** Pairs kept, and shown at once. */
export const [kept, shownAtOnce] = [500, 30];

interface Pair {
	readonly one: string;
	readonly other: string;
	readonly score: number;
	readonly reasons: readonly string[];
}

/** Who may bring a file may see which records look alike. @throws Problem `signed-out`, `forbidden` */
export function mayLook(viewer: Person): Member {
	if (can(viewer, 'import.begin', { type: 'import' }) && viewer.kind === 'member') return viewer;
	throw new Problem(viewer.kind === 'anonymous' ? 'signed-out' : 'forbidden');
}

/**
 * Records that look alike two by two, as they were found the last time, and what somebody decided of them.
 * @param lookedKey setting that says when they were looked for.
 */
export function likelyPairs(
	{ database, now }: Context,
	table: 'likely_duplicates' | 'likely_namesakes',
	lookedKey: string,
) {
	return {
		/** When they were looked for, or null. */
		async lookedAt(): Promise<string | null> {
			const setting = await database.reader
				.selectFrom('settings')
				.select('value')
				.where('key', '=', lookedKey)
				.executeTakeFirst();
			return setting?.value ?? null;
		},

		/** Keeps what was found in the place of what was; what somebody decided stays. @param there records that still are */
		async keep(trx: Transaction, pairs: readonly Pair[], there: ReadonlySet<string>): Promise<void> {
			await trx.deleteFrom(table).where('distinct_at', 'is', null).execute();
			await insertNew(
				trx,
				table,
				pairs
					.filter(({ one, other }) => there.has(one) && there.has(other))
					.map(({ one, other, score, reasons }) => ({
						...{ one_id: one, other_id: other, score, reasons: JSON.stringify(reasons) },
						...{ distinct_by: null, distinct_at: null },
					})),
			);
			const value = now().toISOString();
			await trx
				.insertInto('settings')
				.values({ key: lookedKey, value })
				.onConflict((on) => on.column('key').doUpdateSet({ value }))
				.execute();
		},

		/** They are not shown together any more. @throws Problem `not-found` */
		async setApart(by: Member, one: string, other: string): Promise<void> {
			if (!isIdentifier(one) || !isIdentifier(other)) throw notFound();
			const { numUpdatedRows } = await database.write((trx) =>
				trx
					.updateTable(table)
					.set({ distinct_by: by.actorId, distinct_at: now().toISOString() })
					.where('one_id', '=', one)
					.where('other_id', '=', other)
					.executeTakeFirst(),
			);
			if (numUpdatedRows === 0n) throw notFound();
		},
	};
}
