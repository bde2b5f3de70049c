import type { Member } from '#domain/access/person.ts';
import type { Mapping } from '#domain/import/mapping.ts';
import { today, type Context } from '../../context.ts';
import type { FileWorker } from './file-worker.ts';
import { listKnownOrganisations, listKnownPeople, listKnownPlaces } from './known.ts';
import { keepVerdicts } from './writes.ts';

/** Looks at each row beside what the directory knows, and keeps what was found. */
export async function judgeFile(
	context: Context,
	worker: FileWorker,
	by: Member,
	importId: string,
	mapping: Mapping,
): Promise<void> {
	const db = context.database.reader;
	const { source, kind } = await db
		.selectFrom('imports')
		.select(['source', 'kind'])
		.where('id', '=', importId)
		.executeTakeFirstOrThrow();
	const stored = await db
		.selectFrom('import_rows')
		.select(['line', 'cells'])
		.where('import_id', '=', importId)
		.orderBy('line')
		.execute();
	const rows = stored.map(({ line, cells }) => ({ line, cells: JSON.parse(cells) as string[] }));
	const facts = {
		known: await listKnownOrganisations(db, by, today(context)),
		places: await listKnownPlaces(db),
		people: kind === 'actors' ? await listKnownPeople(db) : [],
		today: today(context),
		source,
	};
	await keepVerdicts(
		context.database,
		context,
		importId,
		mapping,
		await worker.judge({ kind, rows, mapping, facts }),
	);
}
