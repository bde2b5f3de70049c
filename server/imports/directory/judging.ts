import type { Member } from '#domain/access/person.ts';
import type { ImportKind } from '#domain/import/kinds.ts';
import type { Mapping } from '#domain/import/mapping.ts';
import { today, type Context } from '../../context.ts';
import type { Reader } from '../../database/connection.ts';
import type { Day } from '../../database/schema.ts';
import type { FileFacts } from './file-work.ts';
import type { FileWorker } from './file-worker.ts';
import { listKnownCites } from './known-cites.ts';
import { listKnownGroups, listKnownMembers } from './known-members.ts';
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
	const facts: FileFacts = { ...(await factsFor(db, kind, by, today(context))), source };
	await keepVerdicts(
		context.database,
		context,
		importId,
		mapping,
		await worker.judge({ kind, rows, mapping, facts }),
	);
}

/** What rows of a kind are looked at beside; the rest stays empty. */
async function factsFor(
	db: Reader,
	kind: ImportKind,
	by: Member,
	day: Day,
): Promise<Omit<FileFacts, 'source'>> {
	if (kind === 'memberships')
		return {
			...{ known: [], places: [], cites: [], today: day },
			...{ people: await listKnownMembers(db, by, day), groups: await listKnownGroups(db, by) },
		};
	const people = kind === 'actors' ? await listKnownPeople(db) : [];
	return {
		known: await listKnownOrganisations(db, by, day),
		places: await listKnownPlaces(db),
		people: people.map((one) => ({ ...one, organisations: [], functions: [] })),
		cites: kind === 'cites' ? await listKnownCites(db, by) : [],
		...{ groups: [], today: day },
	};
}
