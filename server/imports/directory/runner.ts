import { can } from '#domain/access/can.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import { isUnderWay } from '#domain/import/states.ts';
import { actOf } from '#domain/import/verdicts.ts';
import { sql } from 'kysely';
import { setTimeout } from 'node:timers/promises';
import { recordAudit } from '../../audit.ts';
import { today, type Context } from '../../context.ts';
import { reading, type Transaction } from '../../database/connection.ts';
import { personOfActor } from './importer.ts';
import { storedRow, type ImportRow, type ImportedRow } from './reads.ts';
import { writerOf } from './row-writers.ts';
import type { Writing } from './writing.ts';

/** Rows written in one transaction, with what follows from them: people who write meanwhile wait for one. */
const some = 100;
/** Between two, in milliseconds. */
const breath = 5;

/**
 * Writes an import, or takes it back, some rows at a time, each time from where the database says it is: it may be interrupted, by somebody or by a
 * power cut, and goes on from there. Two processes at once take turns.
 * @param goesOn asked before each turn.
 */
export async function runImport(
	context: Context,
	id: string,
	goesOn: () => boolean = () => true,
): Promise<void> {
	for (let more = true; more && goesOn();) {
		const accounts = new Set<string>();
		more = await context.database.write((trx) => {
			accounts.clear();
			return turn(trx, context, id, accounts);
		});
		for (const accountId of accounts) context.events.emit('access-changed', { accountId });
		await setTimeout(breath);
	}
	context.events.emit('mail-waiting');
}

/** @returns whether there is more to do. */
async function turn(trx: Transaction, context: Context, id: string, accounts: Set<string>): Promise<boolean> {
	// The row first: whoever else is at it waits here.
	const touched = await trx
		.updateTable('imports')
		.set({ updated_at: context.now().toISOString() })
		.where('id', '=', id)
		.where('state', 'in', ['running', 'undoing'])
		.returningAll()
		.executeTakeFirst();
	if (!touched || !isUnderWay(touched.state)) return false;
	const day = today(context);
	const by =
		touched.created_by === null ? undefined : await personOfActor(reading(trx), touched.created_by, day);
	// A right that was lost stops what it had begun; taking back needs none.
	if (
		!by ||
		(touched.state === 'running' && !can(by, 'import.manage', { type: 'import', createdBy: by.actorId }))
	) {
		await move(trx, id, { state: touched.state === 'running' ? 'paused' : 'done' });
		return false;
	}
	const rows = await nextRows(trx, touched);
	if (rows.length === 0) {
		await finish(trx, context, touched, by.accountId);
		return false;
	}
	const writing: Writing = { trx, clock: context, day, by, origin: context.config.ORIGIN, accounts };
	const outcomes = await (touched.state === 'running'
		? write(writing, touched, rows)
		: takeBack(writing, touched, rows));
	await keepOutcomes(trx, id, outcomes);
	await move(trx, id, { position: rows.at(-1)!.line });
	return true;
}

/** In one statement: a hundred of them cost as much as the records themselves. */
async function keepOutcomes(
	trx: Transaction,
	id: string,
	outcomes: ReadonlyMap<number, Outcome>,
): Promise<void> {
	if (outcomes.size === 0) return;
	const cases = [...outcomes].map(([line, outcome]) => sql`when ${line} then ${JSON.stringify(outcome)}`);
	await trx
		.updateTable('import_rows')
		.set({ outcome: sql<string>`case line ${sql.join(cases, sql` `)} end` })
		.where('import_id', '=', id)
		.where('line', 'in', [...outcomes.keys()])
		.execute();
}

const nextRows = async (trx: Transaction, { id, position }: ImportRow): Promise<ImportedRow[]> =>
	(
		await trx
			.selectFrom('import_rows')
			.selectAll()
			.where('import_id', '=', id)
			.where('line', '>', position)
			.orderBy('line')
			.limit(some)
			.execute()
	).map(storedRow);

const write = (writing: Writing, { kind }: ImportRow, rows: readonly ImportedRow[]) =>
	writerOf(kind).write(
		writing,
		rows.flatMap(({ line, verdict, decision, said, match }) => {
			const act = actOf(verdict, decision);
			return act === 'leave' || said === null
				? []
				: [{ line, act, values: said, matchId: match?.id ?? null }];
		}),
	);

const takeBack = (writing: Writing, { kind }: ImportRow, rows: readonly ImportedRow[]) =>
	writerOf(kind).takeBack(
		writing,
		rows.flatMap(({ line, outcome }) =>
			outcome === null || outcome.did === 'left' || outcome.back ? [] : [{ line, outcome }],
		),
	);

async function finish(trx: Transaction, context: Context, row: ImportRow, accountId: string): Promise<void> {
	const isDone = row.state === 'running';
	await move(trx, row.id, { state: isDone ? 'done' : 'undone' });
	// What was said of people, of those who objected too, is kept no longer than it serves.
	if (row.kind === 'actors')
		await trx
			.updateTable('import_rows')
			.set({ cells: '[]', said: null, match: null })
			.where('import_id', '=', row.id)
			.execute();
	await recordAudit(trx, context, {
		...{ accountId, action: isDone ? 'imported-file' : 'took-back-import' },
		...{ subjectType: 'import', subjectId: row.id, detail: { kind: row.kind, rows: row.total } },
	});
}

const move = (trx: Transaction, id: string, to: Partial<Pick<ImportRow, 'state' | 'position'>>) =>
	trx.updateTable('imports').set(to).where('id', '=', id).execute();
