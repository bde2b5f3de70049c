import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checksum, readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, until } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** The next transaction of the journal loses its connection after `work`; nobody knows what became of it. Resolves when it begins. */
function loseNextCommit(work: () => Promise<void>): Promise<void> {
	const begun = Promise.withResolvers<void>();
	const { raw } = host.context.database;
	const connection = raw.connection.bind(raw);
	const execute = async () => {
		raw.connection = connection;
		begun.resolve();
		await work();
		throw new Error('Connection terminated unexpectedly');
	};
	raw.connection = () => ({ execute }) as unknown as ReturnType<typeof connection>;
	return begun.promise;
}

/** An update of no operations and no deletions. */
const nothing = new Uint8Array([0, 0]);

const stored = async (document: TestDocument) =>
	loadState(await readJournal(host.context.database.reader, document.id));

describe('a commit that nobody knows the end of [ACK-1] [E1]', () => {
	it('takes with it what was typed meanwhile: nothing is stored without what it builds on', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('a');
		await claire.saved();
		const during = Promise.withResolvers<void>();
		const begun = loseNextCommit(() => during.promise);
		claire.type('bc');
		await begun;
		claire.type('de');
		// When he is there, what she typed before he asked has come too.
		const yann = await join(host, document, troika.academy);
		during.resolve();
		await until('everyone was sent away', () => yann.channel.save.state === 'offline');
		await claire.saved();
		await until('it is shown', () => yann.text() === 'abcde');
		const doc = await stored(document);
		expect(doc.store.pendingStructs).toBeNull();
		doc.destroy();
	});
});

describe('a journal that lacks an entry [HOL-1]', () => {
	it('opens without what builds on it, and is whole again once someone who has it comes', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		for (const word of ['a', 'b', 'c']) {
			claire.type(word);
			await claire.saved();
		}
		const { raw: db, reader } = host.context.database;
		const [, , lost] = (await readJournal(reader, document.id)).tail;
		await host.stop();
		// As if the second word had never been stored: its place is taken by an update that says nothing.
		await db
			.updateTable('document_journal')
			.set({ bytes: nothing, checksum: checksum(lost!.seq, lost!.actorId, lost!.clientId, nothing) })
			.where('document_id', '=', document.id)
			.where('seq', '=', lost!.seq)
			.execute();
		await host.restart();
		await claire.saved();
		const yann = await join(host, document, troika.academy);
		await until('all is there', () => yann.text() === 'abc');
		const doc = await stored(document);
		expect(doc.store.pendingStructs).toBeNull();
		doc.destroy();
	});
});
