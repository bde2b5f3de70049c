import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { readJournal } from '#server/documents/journal.ts';
import { databases } from '../support/databases.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, until } from '../support/realtime-clients.ts';
import { aTroika } from '../support/troika.ts';

const postgres = databases.find(({ name }) => name === 'PostgreSQL');

let host: Host | undefined;
afterEach(async () => {
	leaveAll();
	await host?.close();
	host = undefined;
});

/** Cuts the connections of this database that wait for a lock. @returns how many. */
async function cutWaiting({ context }: Host): Promise<number> {
	const { rows } = await sql`
		select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into "document_journal"%'
	`.execute(context.database.raw);
	return rows.length;
}

describe('a database that goes away in the middle of a commit [ACK-1] [E1] [L6]', () => {
	it.skipIf(!postgres)(
		'nothing is acknowledged nor shown; the words are stored once, on the next connection (needs DATABASE_URL)',
		async () => {
			host = await startHost({}, postgres!.open);
			const { context } = host;
			const troika = await aTroika(host);
			const claire = await join(host, troika.document, troika.state);
			const yann = await join(host, troika.document, troika.academy);
			await context.database.raw.transaction().execute(async (trx) => {
				// Readers pass, writers wait: the commit is under way when its connection is cut.
				await sql`lock table document_journal in share row exclusive mode`.execute(trx);
				claire.type('perdu ?');
				await until('its connection is cut', async () => (await cutWaiting(host!)) === 1);
				await until('she is away', () => claire.channel.save.state === 'offline');
				expect(claire.channel.save).toMatchObject({ pending: true });
				expect(yann.text()).toBe('');
			});
			await claire.saved();
			await until('it is shown', () => yann.text() === 'perdu ?');
			expect((await readJournal(context.database.reader, troika.document.id)).seq).toBe(2);
		},
	);
});
