import { sql } from 'kysely';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { openStore } from './store.ts';

const day = 86_400_000;
/** Somebody may have added a piece and be writing without a network: so long it is waited for. */
const patience = 30 * day;
/** Looked at in one night; what is left is for the next. */
const most = 500;

/**
 * Removes pieces that never were in the text they were added to, thirty days later, and files that are nobody’s. What the journal of the
 * document names once is kept for ever, as the journal is: a version of then shows it.
 * @returns how many pieces and files were removed.
 */
export async function removeUnused(context: Context): Promise<{ pieces: number; files: number }> {
	const { database, now, config } = context;
	const before = new Date(now().getTime() - patience).toISOString();
	const doubtful = await database.reader
		.selectFrom('attachments')
		.select(['id', 'document_id as documentId'])
		.where('in_text', '=', 0)
		.where('created_at', '<', before)
		.orderBy('created_at')
		.limit(most)
		.execute();
	let pieces = 0;
	for (const { id, documentId } of doubtful) {
		const isNamed = await database.writeSparingly(async (trx) => {
			const named = await isInJournal(trx, database.dialect, documentId, id);
			if (named) await trx.updateTable('attachments').set({ in_text: 1 }).where('id', '=', id).execute();
			else await trx.deleteFrom('attachments').where('id', '=', id).execute();
			return named;
		});
		if (!isNamed) pieces += 1;
	}
	return { pieces, files: await removeNobodys(context, openStore(config.DATA_DIR, 0)) };
}

/** Whether an entry of the journal holds these letters: an update spells every attribute out, in UTF-8. */
async function isInJournal(
	trx: Transaction,
	dialect: Context['database']['dialect'],
	documentId: string,
	id: string,
): Promise<boolean> {
	const place =
		dialect === 'sqlite'
			? sql<boolean>`instr(bytes, cast(${id} as blob)) > 0`
			: sql<boolean>`position(convert_to(${id}, 'UTF8') in bytes) > 0`;
	const entry = await trx
		.selectFrom('document_journal')
		.select('seq')
		.where('document_id', '=', documentId)
		.where(place)
		.limit(1)
		.executeTakeFirst();
	return entry !== undefined;
}

async function removeNobodys(
	{ database, now }: Pick<Context, 'database' | 'now'>,
	{ folder }: Pick<ReturnType<typeof openStore>, 'folder'>,
): Promise<number> {
	let removed = 0;
	for (const group of await names(folder)) {
		const files = await names(join(folder, group));
		const named = new Set<string>();
		for (const table of ['attachments', 'post_files', 'actor_photos'] as const) {
			const rows = await database.reader
				.selectFrom(table)
				.select('sha256')
				.distinct()
				.where('sha256', '>=', group)
				.where('sha256', '<', `${group}~`)
				.execute();
			for (const { sha256 } of rows) named.add(sha256);
		}
		for (const file of files) {
			if (named.has(file)) continue;
			const path = join(folder, group, file);
			// One that has just come waits for its row.
			const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
			if (now().getTime() - mtimeMs < day) continue;
			await rm(path, { force: true });
			removed += 1;
		}
	}
	return removed;
}

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
