import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import type { Database } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { testContext } from '#tests/support/databases.ts';
import { until } from '#tests/support/realtime-clients.ts';
import { aPerson, aTroika, joinGroup, type TestDocument, type TestPerson } from '#tests/support/troika.ts';

/** Milliseconds; the machine may be busy with other things. */
export const minute = 60_000;

/** People and a document they may all write, made before the server's first start. Closes the database. */
export async function prepare(
	database: Database,
	count: number,
): Promise<{ document: TestDocument; people: TestPerson[] }> {
	await migrate(database.raw, database.dialect);
	const place = { context: testContext(database, { now: () => new Date() }) };
	const troika = await aTroika(place);
	const people: TestPerson[] = [];
	for (let number = 0; number < count; number += 1) {
		const person = await aPerson(place, `Personne ${number}`);
		await joinGroup(place, troika.groupId, person, 'member');
		people.push(person);
	}
	await database.close();
	return { document: troika.document, people };
}

/** Waits until the server `child` answers on its port. */
export async function ready(child: ChildProcess, port: number): Promise<void> {
	const answers = () =>
		fetch(`http://127.0.0.1:${port}/readyz`).then(
			(response) => response.ok,
			() => false,
		);
	await until(
		'the server is ready',
		async () => {
			if (child.exitCode !== null) throw new Error('the server does not start: npm run build first');
			return answers();
		},
		minute,
	);
}

export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	return typeof address === 'object' && address ? address.port : 0;
}
