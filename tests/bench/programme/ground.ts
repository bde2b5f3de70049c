import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { connect } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { ExportWorker } from '#server/exports/export-worker.ts';
import type { ProgrammeExport } from '#server/exports/programme/subject.ts';
import { createDocument } from '#server/documents/writes.ts';
import { bigProgramme } from '#tests/support/big-programme.ts';
import { testContext } from '#tests/support/databases.ts';
import { aPerson, aTroika, joinGroup, type TestPerson } from '#tests/support/troika.ts';
import type { Field } from '../realtime/field.ts';

/** A large programme, who edits it, and an empty one to import into. */
export interface Ground extends Field {
	readonly id: string;
	readonly emptyId: string;
	readonly programme: ProgrammeJson;
	readonly editors: readonly TestPerson[];
	/** Session of the person whose browser is measured. */
	readonly token: string;
}

export async function prepareGround(editors: number): Promise<Ground> {
	const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'));
	const database = connect(undefined, folder);
	database.sqlite?.pragma('synchronous = OFF');
	await migrate(database.raw, database.dialect);
	const place = { context: testContext(database, { now: () => new Date() }) };
	const { groupId, authority } = await aTroika(place);
	const people: TestPerson[] = [];
	for (let one = 0; one < editors; one += 1) {
		const person = await aPerson(place, `Personne ${one}`, 'Ville d’Angers');
		await joinGroup(place, groupId, person, 'member');
		people.push(person);
	}
	const create = async (title: string, programme: ProgrammeJson) => {
		const id = crypto.randomUUID();
		await database.write((trx) =>
			createDocument(trx, place.context, {
				...{ id, groupId, kind: 'programme', title, visibility: 'members', sections: [], programme },
				...{ createdBy: null, accountId: null, template: null },
			}),
		);
		return id;
	};
	const programme = bigProgramme({ actions: 500, funders: 8, years: 3 });
	const id = await create('Un grand programme', programme);
	const emptyId = await create('Un programme vide', { ...programme, actions: [] });
	await database.close();
	await haveMadeFiles(folder, { id: emptyId, title: 'Un programme vide', programme, names: {} });
	return {
		...{ id, emptyId, programme, editors: people, folder, rooms: [], token: authority.token },
		forget: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** A server has made files before, in processes that have ended since. */
async function haveMadeFiles(folder: string, programme: ProgrammeExport): Promise<void> {
	// Nothing else keeps us here while it works.
	const waiting = setInterval(() => {}, 1000);
	const worker = new ExportWorker(folder);
	await worker.make({ as: 'workbook', programme }, 'bench');
	// What was compiled for the first file is kept before the second is begun.
	await worker.make({ as: 'table', programme }, 'bench');
	clearInterval(waiting);
}
