import type { ImportKind } from '#domain/import/kinds.ts';
import type { Mapping } from '#domain/import/mapping.ts';
import type { Judged } from '#domain/import/verdicts.ts';
import type { Clock } from '../../context.ts';
import { insertNew } from '../../database/bulk.ts';
import type { Database, Transaction } from '../../database/connection.ts';
import type { ReadFile } from './file-work.ts';

/** Rows written in one transaction: others write between two. */
const some = 500;

/** Keeps what was read of a file. It is nothing of the directory yet. @returns its id */
export async function keepFile(
	database: Database,
	clock: Clock,
	told: { kind: ImportKind; fileName: string; source: string; createdBy: string },
	{ mapping, refused, rows }: ReadFile,
): Promise<string> {
	const id = crypto.randomUUID();
	const at = clock.now().toISOString();
	await database.write((trx) =>
		trx
			.insertInto('imports')
			.values({
				...{ id, kind: told.kind, file_name: told.fileName, source: told.source, state: 'dropped' },
				...{ headers: JSON.stringify(mapping.headers), targets: JSON.stringify(mapping.targets) },
				...{ refused: JSON.stringify(refused), total: rows.length, position: 0 },
				...{ created_by: told.createdBy, created_at: at, updated_at: at },
			})
			.execute(),
	);
	for (let start = 0; start < rows.length; start += some)
		await database.write((trx) =>
			insertNew(
				trx,
				'import_rows',
				rows.slice(start, start + some).map(({ line, cells }) => ({
					...{ import_id: id, line, cells: JSON.stringify(cells), verdict: null, remarks: '[]' },
					...{ said: null, match: null, decision: null, outcome: null },
				})),
			),
		);
	return id;
}

/** Keeps what was found of each row; what somebody had decided of it is forgotten. */
export async function keepVerdicts(
	database: Database,
	clock: Clock,
	importId: string,
	mapping: Mapping,
	judged: readonly Judged<object>[],
): Promise<void> {
	for (let start = 0; start < judged.length; start += some)
		await database.write((trx) => replaceRows(trx, importId, judged.slice(start, start + some)));
	await database.write((trx) =>
		trx
			.updateTable('imports')
			.set({
				state: 'ready',
				targets: JSON.stringify(mapping.targets),
				updated_at: clock.now().toISOString(),
			})
			.where('id', '=', importId)
			.where('state', 'in', ['ready', 'dropped'])
			.execute(),
	);
}

async function replaceRows(
	trx: Transaction,
	importId: string,
	judged: readonly Judged<object>[],
): Promise<void> {
	const lines = judged.map(({ line }) => line);
	const rows = await trx
		.selectFrom('import_rows')
		.select(['line', 'cells'])
		.where('import_id', '=', importId)
		.where('line', 'in', lines)
		.execute();
	const cells = new Map(rows.map((row) => [row.line, row.cells]));
	await trx.deleteFrom('import_rows').where('import_id', '=', importId).where('line', 'in', lines).execute();
	await insertNew(
		trx,
		'import_rows',
		judged.map(({ line, verdict, remarks, values, match }) => ({
			...{ import_id: importId, line, cells: cells.get(line) ?? '[]', verdict },
			remarks: JSON.stringify(remarks),
			said: values === null ? null : JSON.stringify(values),
			match: match === null ? null : JSON.stringify(match),
			...{ decision: null, outcome: null },
		})),
	);
}
