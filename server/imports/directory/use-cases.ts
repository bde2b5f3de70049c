import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { cleanFileName } from '#domain/attachment/file-name.ts';
import { fileSize } from '#domain/french/numbers.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { columnsOf } from '#domain/import/columns.ts';
import { isImportKind } from '#domain/import/kinds.ts';
import { chooseMapping, missingColumns, type Mapping } from '#domain/import/mapping.ts';
import { importSteps, isUnderWay, type ImportStep } from '#domain/import/states.ts';
import { decisions, verdicts, type Decision } from '#domain/import/verdicts.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { countAttempts, limits as rates } from '../../accounts/rate-limits.ts';
import { recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { duplicateUseCases } from './duplicates.ts';
import { FileWorker } from './file-worker.ts';
import { judgeFile } from './judging.ts';
import { limits } from './limits.ts';
import { namesakeUseCases } from './namesakes.ts';
import {
	countVerdicts,
	findImport,
	listImports,
	listRows,
	namePlaces,
	readReport,
	readSamples,
	storedRow,
	type ImportRow,
} from './reads.ts';
import { keepFile } from './writes.ts';

/** Rows on a page of the preview. */
const shownRows = 50;
/** Work that has not moved for so long has lost its process, in milliseconds. */
const stuck = 15_000;

export interface BroughtFile {
	readonly kind: string;
	readonly name: string;
	readonly source: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Files of the directory: read, looked at row by row, decided, written, taken back. Nothing is written before it is confirmed. */
export function importUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;
	const worker = new FileWorker();

	function mayBegin(viewer: Person): Member {
		if (can(viewer, 'import.begin', { type: 'import' }) && viewer.kind === 'member') return viewer;
		throw new Problem(viewer.kind === 'anonymous' ? 'signed-out' : 'forbidden');
	}

	/** @throws Problem `not-found` for what is not there and what is not theirs alike */
	async function own(viewer: Person, id: string): Promise<{ row: ImportRow; by: Member }> {
		const row = isIdentifier(id) ? await findImport(db, id) : undefined;
		if (!row || row.state === 'dropped' || viewer.kind === 'anonymous') throw notFound();
		if (!can(viewer, 'import.manage', { type: 'import', createdBy: row.created_by })) throw notFound();
		return { row, by: viewer };
	}

	return {
		...duplicateUseCases(context, worker),
		...namesakeUseCases(context, worker),

		/** Ends the process that reads files; whatever is under way is given up. */
		stop: () => worker.stop(),

		/** What somebody has brought, or everybody for administrators. @throws Problem `signed-out`, `forbidden` */
		async list(viewer: Person) {
			const by = mayBegin(viewer);
			return {
				imports: await listImports(db, by.administrator ? null : by.actorId),
			};
		},

		/** Whether somebody may bring a file at all: asked before its bytes are read. */
		mayBegin(viewer: Person): void {
			mayBegin(viewer);
		},

		/**
		 * Reads a file and looks at its rows. @returns the id of the import
		 * @throws Problem `signed-out`, `forbidden`, `too-many`, `invalid` for a file that is none
		 */
		async bring(viewer: Person, { kind, name, source, bytes }: BroughtFile): Promise<string> {
			const by = mayBegin(viewer);
			if (!isImportKind(kind)) throw wrong('kind', 'Dites ce que contient le fichier.');
			if (bytes.length === 0) throw wrong('fichier', 'Choisissez un fichier qui contient quelque chose.');
			if (bytes.length > limits.bytes)
				throw wrong(
					'fichier',
					`Ce fichier pèse ${fileSize(bytes.length)}, la limite est de ${fileSize(limits.bytes)} : coupez-le en plusieurs fichiers.`,
				);
			await countAttempts(context, [[rates.importsByAccount, by.accountId]]);
			const read = await worker.read(kind, bytes);
			const told = { kind, fileName: cleanFileName(name), source, createdBy: by.actorId };
			const id = await keepFile(database, context, told, read);
			await judgeFile(context, worker, by, id, read.mapping);
			return id;
		},

		/** An import, as its page shows it. @param asked one verdict or `''`, and a page from 1 */
		async import(viewer: Person, id: string, asked: { verdict: string; page: number }) {
			const { row } = await own(viewer, id);
			if (isUnderWay(row.state) && context.now().getTime() - Date.parse(row.updated_at) > stuck)
				context.events.emit('import-waiting');
			const mapping = mappingOf(row);
			const verdict = verdicts.find((one) => one === asked.verdict) ?? null;
			const { counts, undecided } = await countVerdicts(db, id);
			const rows = verdict === null ? row.total : counts[verdict];
			const pages = Math.max(1, Math.ceil(rows / shownRows));
			const page = Math.min(Math.max(1, asked.page), pages);
			const listed = await listRows(db, id, { verdict, offset: (page - 1) * shownRows, limit: shownRows });
			// What became of each is for the report, which tells no secret.
			const shownNow = listed.map((one) => ({ ...one, outcome: null }));
			return {
				...{ id, kind: row.kind, fileName: row.file_name, source: row.source, state: row.state },
				...{ total: row.total, createdAt: row.created_at, mapping, counts, undecided, verdict, page, pages },
				refused: JSON.parse(row.refused) as string[],
				missing: missingColumns(mapping, row.kind),
				columns: columnsOf[row.kind].map(({ key, name }) => ({ key, name })),
				samples: await readSamples(db, id),
				size: shownRows,
				...{ rows: shownNow, places: await namePlaces(db, shownNow) },
				done: row.position === 0 ? 0 : await countUpTo(id, row.position),
				report: ['done', 'undone', 'paused'].includes(row.state) ? await readReport(db, row) : null,
			};
		},

		/** What each column fills. What was decided row by row is forgotten. @throws Problem `conflict` once it is confirmed */
		async map(viewer: Person, id: string, targets: readonly string[]): Promise<void> {
			const { row, by } = await own(viewer, id);
			if (row.state !== 'ready') throw new Problem('conflict', 'Cet import est déjà confirmé.');
			await judgeFile(context, worker, by, id, chooseMapping(mappingOf(row).headers, targets, row.kind));
		},

		/** What is to become of rows, by line; anything else leaves a row to be decided. @throws Problem `conflict` once it is confirmed */
		async decide(viewer: Person, id: string, decided: ReadonlyMap<number, string>): Promise<void> {
			await own(viewer, id);
			await database.write(async (trx) => {
				const { state } = await trx
					.selectFrom('imports')
					.select('state')
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				if (state !== 'ready') throw new Problem('conflict', 'Cet import est déjà confirmé.');
				if (decided.size === 0) return;
				const rows = await trx
					.selectFrom('import_rows')
					.selectAll()
					.where('import_id', '=', id)
					.where('line', 'in', [...decided.keys()])
					.execute();
				for (const row of rows.map(storedRow)) {
					const wanted = decisions.find((one) => one === decided.get(row.line)) ?? null;
					const decision = wanted === 'complete' && row.match?.id === null ? null : wanted;
					await trx
						.updateTable('import_rows')
						.set({ decision: row.verdict === 'refused' ? null : decision })
						.where('import_id', '=', id)
						.where('line', '=', row.line)
						.execute();
				}
			});
		},

		/** The same for all that is still to be decided. */
		async decideAll(viewer: Person, id: string, wanted: string): Promise<void> {
			const { row } = await own(viewer, id);
			const decision: Decision | undefined = decisions.find((one) => one === wanted && one !== 'complete');
			if (!decision || row.state !== 'ready') throw new Problem('conflict');
			await database.write((trx) =>
				trx
					.updateTable('import_rows')
					.set({ decision })
					.where('import_id', '=', id)
					.where('verdict', '=', 'doubtful')
					.where('decision', 'is', null)
					.execute(),
			);
		},

		/** Confirms, interrupts, goes on, takes back or drops. @throws Problem `conflict` from where it cannot be done */
		async step(viewer: Person, id: string, step: ImportStep): Promise<void> {
			const { row, by } = await own(viewer, id);
			const { from, to } = importSteps[step];
			if (step === 'confirm' && missingColumns(mappingOf(row), row.kind).length > 0)
				throw new Problem('conflict', 'Une colonne nécessaire manque : dites laquelle c’est.');
			await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('imports')
					// Taking back begins again from the first line.
					.set({
						state: to,
						updated_at: context.now().toISOString(),
						...(step === 'undo' ? { position: 0 } : {}),
					})
					.where('id', '=', id)
					.where('state', 'in', [...from])
					.executeTakeFirst();
				if (numUpdatedRows === 0n)
					throw new Problem('conflict', 'Cet import n’en est plus là : rechargez la page.');
				if (step === 'drop') await trx.deleteFrom('import_rows').where('import_id', '=', id).execute();
				await recordAudit(trx, context, {
					...{ accountId: by.accountId, action: `${step}-import`, subjectType: 'import', subjectId: id },
				});
			});
			context.events.emit('import-waiting');
		},
	};

	async function countUpTo(id: string, position: number): Promise<number> {
		const { rows } = await db
			.selectFrom('import_rows')
			.select(({ fn }) => fn.countAll<number>().as('rows'))
			.where('import_id', '=', id)
			.where('line', '<=', position)
			.executeTakeFirstOrThrow();
		return Number(rows);
	}

	/** The first words of each column. */
}

const mappingOf = (row: ImportRow): Mapping => ({
	headers: JSON.parse(row.headers) as string[],
	targets: JSON.parse(row.targets) as string[],
});

const wrong = (field: string, why: string) => new Problem('invalid', why, { [field]: why });
