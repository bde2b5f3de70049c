import { setImmediate } from 'node:timers/promises';
import type { Database } from '../database/connection.ts';
import { findChanges, listRegistered } from './reads.ts';
import { Register } from './register.ts';

/** Rows read at once; other work goes on between two. */
const some = 4_000;
/** With more changes than this, everything is read again. */
const most = 5_000;

interface Kept {
	register: Register;
	/** The last change it knows of. */
	change: number;
}

const kept = new WeakMap<Database, Promise<Kept>>();

/** The register as the database has it now: read whole once a process, then only what changed, whoever changed it. */
export async function registerOf(database: Database): Promise<Register> {
	const before = kept.get(database);
	// One after the other: each begins where the one before stopped.
	const now = (before ?? Promise.resolve(undefined)).then(
		(old) => refresh(database, old),
		() => refresh(database, undefined),
	);
	kept.set(database, now);
	return (await now).register;
}

async function refresh(database: Database, old: Kept | undefined): Promise<Kept> {
	const { reader } = database;
	const changes = await findChanges(reader, old?.change ?? 0, most);
	if (!old || changes.tooMany) return readWhole(database, changes.last);
	if (changes.positions.length === 0) return old;
	const rows = await listRegistered(reader, changes.positions);
	for (const position of changes.positions) old.register.remove(position);
	for (const row of rows) old.register.put(row);
	return { register: old.register, change: changes.last };
}

async function readWhole({ reader }: Database, change: number): Promise<Kept> {
	const register = new Register();
	for (let after = 0; ;) {
		const rows = await listRegistered(reader, { after, limit: some });
		for (const row of rows) register.put(row);
		if (rows.length < some) return { register, change };
		after = rows.at(-1)!.position;
		await setImmediate();
	}
}
