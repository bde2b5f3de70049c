import type { Context } from '../context.ts';

const kept = 30 * 86_400_000;
/** Of one document in one night; what is left goes the next. */
const most = 1000;

/**
 * Removes snapshots older than thirty days, the latest of each document excepted; entries of the journal are never removed [E8]. From the
 * oldest on, document by document: the table holds megabytes a row, and nobody may wait for it to be read through.
 * @returns how many were removed.
 */
export async function removeOldSnapshots({ database, now }: Context): Promise<number> {
	const before = new Date(now().getTime() - kept).toISOString();
	const several = await database.reader
		.selectFrom('document_snapshots')
		.select((select) => ['document_id', select.fn.max('seq').as('latest')])
		.groupBy('document_id')
		.having((select) => select.fn.countAll(), '>', 1)
		.execute();
	let removed = 0;
	for (const { document_id, latest } of several) {
		let [until, count] = [0, 0];
		for (; count < most; count += 1) {
			const oldest = await database.reader
				.selectFrom('document_snapshots')
				.select(['seq', 'at'])
				.where('document_id', '=', document_id)
				.where('seq', '>', until)
				.orderBy('seq')
				.limit(1)
				.executeTakeFirst();
			if (!oldest || oldest.seq >= latest || oldest.at >= before) break;
			until = oldest.seq;
		}
		if (count > 0)
			await database.writeSparingly((trx) =>
				trx
					.deleteFrom('document_snapshots')
					.where('document_id', '=', document_id)
					.where('seq', '<=', until)
					.execute(),
			);
		removed += count;
		await new Promise((resolve) => setImmediate(resolve));
	}
	return removed;
}
