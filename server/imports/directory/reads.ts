import type { Outcome } from '#domain/import/outcome.ts';
import { verdicts, type Match, type Verdict } from '#domain/import/verdicts.ts';
import { sql, type Selectable } from 'kysely';
import type { Reader } from '../../database/connection.ts';
import type { Schema } from '../../database/schema.ts';

export type ImportRow = Selectable<Schema['imports']>;

export async function findImport(db: Reader, id: string): Promise<ImportRow | undefined> {
	return db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Imports, the last first: those of one person, or of everybody when `createdBy` is null. */
export async function listImports(db: Reader, createdBy: string | null) {
	return db
		.selectFrom('imports as i')
		.leftJoin('actors as a', 'a.id', 'i.created_by')
		.select(['i.id', 'i.kind', 'i.file_name as fileName', 'i.state', 'i.total', 'i.created_at as createdAt'])
		.select('a.name as by')
		.where('i.state', '<>', 'dropped')
		.$if(createdBy !== null, (query) => query.where('i.created_by', '=', createdBy))
		.orderBy('i.created_at', 'desc')
		.orderBy('i.id')
		.limit(50)
		.execute();
}

/** How many rows there are of each verdict; of the doubtful ones, how many nobody has decided. */
export async function countVerdicts(db: Reader, importId: string) {
	const rows = await db
		.selectFrom('import_rows')
		.select(['verdict', ({ fn }) => fn.countAll<number>().as('rows')])
		.select(sql<number>`sum(case when decision is null then 1 else 0 end)`.as('undecided'))
		.where('import_id', '=', importId)
		.where('verdict', 'is not', null)
		.groupBy('verdict')
		.execute();
	const of = (verdict: Verdict) => rows.find((row) => row.verdict === verdict);
	return {
		counts: Object.fromEntries(verdicts.map((one) => [one, Number(of(one)?.rows ?? 0)])) as Record<
			Verdict,
			number
		>,
		undecided: Number(of('doubtful')?.undecided ?? 0),
	};
}

export interface ImportedRow {
	readonly line: number;
	/** As they stand in the file. */
	readonly cells: readonly string[];
	readonly verdict: Verdict;
	readonly remarks: readonly string[];
	readonly said: Readonly<Record<string, string>> | null;
	readonly match: Match | null;
	readonly decision: Schema['import_rows']['decision'];
	readonly outcome: Outcome | null;
}

/** Rows of one verdict, or of all when it is null, in the order of the file. */
export async function listRows(
	db: Reader,
	importId: string,
	{ verdict, offset, limit }: { verdict: Verdict | null; offset: number; limit: number },
): Promise<ImportedRow[]> {
	const rows = await db
		.selectFrom('import_rows')
		.selectAll()
		.where('import_id', '=', importId)
		.$if(verdict !== null, (query) => query.where('verdict', '=', verdict))
		.orderBy('line')
		.offset(offset)
		.limit(limit)
		.execute();
	return rows.map(shown);
}

/** A row as it is kept, to be written. */
export const storedRow = (row: Selectable<Schema['import_rows']>): ImportedRow => ({
	line: row.line,
	cells: JSON.parse(row.cells) as string[],
	verdict: row.verdict ?? 'refused',
	remarks: JSON.parse(row.remarks) as string[],
	said: row.said === null ? null : (JSON.parse(row.said) as Record<string, string>),
	match: row.match === null ? null : (JSON.parse(row.match) as Match),
	decision: row.decision,
	outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
});

/** Letters shown of one cell: a file may hold a book in one. */
const shownLetters = 300;
const short = (text: string) => (text.length > shownLetters ? `${text.slice(0, shownLetters)}…` : text);

/** The same, to be shown: the beginning of each cell. */
function shown(row: Selectable<Schema['import_rows']>): ImportedRow {
	const { said, ...read } = storedRow(row);
	return {
		...{ ...read, cells: read.cells.map(short), remarks: read.remarks.map(short) },
		said: said && shortValues(said),
	};
}

function shortValues(said: Readonly<Record<string, unknown>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(said).map(([key, value]) => [key, typeof value === 'string' ? short(value) : value]),
	) as Record<string, string>;
}

/** What stands in the columns of a file: the first cell of each that says something, among its first rows. */
export async function readSamples(db: Reader, importId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('import_rows')
		.select('cells')
		.where('import_id', '=', importId)
		.orderBy('line')
		.limit(20)
		.execute();
	const cells = rows.map((row) => (JSON.parse(row.cells) as string[]).map(short));
	const width = Math.max(0, ...cells.map((row) => row.length));
	return Array.from(
		{ length: width },
		(_, at) => cells.map((row) => row[at]?.trim() ?? '').find((cell) => cell !== '') ?? '',
	);
}

/** Names of the places that rows say. */
export async function namePlaces(db: Reader, rows: readonly ImportedRow[]): Promise<Record<string, string>> {
	const ids = [...new Set(rows.map(({ said }) => said?.['territory_id'] ?? '').filter((id) => id !== ''))];
	if (ids.length === 0) return {};
	const places = await db.selectFrom('territories').select(['id', 'name']).where('id', 'in', ids).execute();
	return Object.fromEntries(places.map(({ id, name }) => [id, name]));
}

/**
 * What became of rows, counted, and the first of those of which something stayed or was left. Of people nothing is counted: it would tell who is known, or
 * has objected.
 */
export async function readReport(db: Reader, { id: importId, kind }: Pick<ImportRow, 'id' | 'kind'>) {
	const like = async (pattern: string, without = '') => {
		const row = await db
			.selectFrom('import_rows')
			.select(({ fn }) => fn.countAll<number>().as('rows'))
			.where('import_id', '=', importId)
			.where('outcome', 'like', pattern)
			.$if(without !== '', (query) => query.where('outcome', 'not like', without))
			.executeTakeFirstOrThrow();
		return Number(row.rows);
	};
	const left = await db
		.selectFrom('import_rows')
		.selectAll()
		.where('import_id', '=', importId)
		.where((where) =>
			where.or([where('outcome', 'like', '%"kept":%'), where('outcome', 'like', '{"did":"left"%')]),
		)
		.where('outcome', 'not like', '%"why":""%')
		.where('outcome', 'not like', '%"kept":""%')
		.orderBy('line')
		.limit(50)
		.execute();
	if (kind === 'actors') return { counts: null, left: left.map(shown) };
	const counts = {
		created: await like('{"did":"created"%'),
		completed: await like('{"did":"completed"%'),
		taken: await like('%"back":{"taken":true}}'),
		kept: await like('%"back":{"kept":%'),
	};
	return { counts, left: left.map(shown) };
}
