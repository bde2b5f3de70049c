import { protocolVersion } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { LiveProgramme } from '#lib/programme/live.svelte.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { SharedUndo } from '#lib/editor/undo.ts';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { readProgramme } from '#server/programmes/state.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw, type RawClient } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type TestDocument, type TestPerson, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** A socket of one's own bytes, greeted. */
async function greeted(document: TestDocument, person: TestPerson): Promise<RawClient> {
	const socket = await raw(host, document, person);
	socket.send({ type: 'hello', version: protocolVersion, epoch: schemaEpoch });
	await socket.next('welcome');
	return socket;
}

async function stored(document: TestDocument): Promise<Y.Doc> {
	return loadState((await readJournal(host.context.database.reader, document.id))!);
}

/** Somebody who was shown a document, and writes without a network. */
function offline(shown: Y.Doc) {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(shown));
	const before = Y.encodeStateVector(doc);
	return { doc, words: () => Y.encodeStateAsUpdate(doc, before) };
}

describe('words that come after the undo of what they stand in [rule 6]', () => {
	it('money written in an action that its author has undone meanwhile is kept with it, and found again', async () => {
		const document = await aDocument(host, troika.groupId, troika.authority);
		const lea = await join(host, document, troika.authority);
		const hers = new LiveProgramme(lea.doc, troika.authority.actorId);
		const funder = hers.add('funder', { title: 'État' });
		const action = hers.add('action', { title: 'Séjour' });
		await lea.saved();
		const ines = offline(lea.doc);
		const late = new LiveProgramme(ines.doc, troika.academy.actorId);
		late.writeAmount(action, { funder, year: 2027, stage: 'requested' }, 5_000_000);
		hers.undo();
		await lea.saved();
		const socket = await greeted(document, troika.academy);
		socket.send({ type: 'update', update: ines.words() });
		await socket.next('durable');
		const kept = readProgramme(await stored(document)).actions.find(({ id }) => id === action);
		expect(kept).toMatchObject({
			title: 'Séjour',
			removed: true,
			amounts: [{ cents: 5_000_000, actor: troika.academy.actorId }],
		});
		Y.applyUpdate(ines.doc, Y.encodeStateAsUpdate(await stored(document)));
		expect(late.moneyAside.map(({ id }) => id)).toEqual([action]);
		late.restore('action', action);
		socket.send({ type: 'update', update: ines.words() });
		await expect
			.poll(async () => readProgramme(await stored(document)).actions.map(({ removed }) => removed))
			.toEqual([false]);
	});

	it('so are letters typed in an article', async () => {
		const document = await aDocument(host, troika.groupId, troika.authority);
		const lea = await join(host, document, troika.authority);
		const hers = new Sections(lea.doc);
		const undo = new SharedUndo(hers.root, 'editor');
		const id = hers.add(null);
		await lea.saved();
		const ines = offline(lea.doc);
		new Sections(ines.doc).parts(id)!.title.insert(0, 'Accueil');
		undo.undo();
		await lea.saved();
		const socket = await greeted(document, troika.academy);
		socket.send({ type: 'update', update: ines.words() });
		await socket.next('durable');
		const map = (await stored(document)).getMap<Y.Map<unknown>>('sections').get(id);
		expect([String(map?.get('title')), map?.get('removed')]).toEqual(['Accueil', true]);
	});

	it('who deletes a row, though it is their own, is refused, told why, and sent away', async () => {
		const document = await aDocument(host, troika.groupId, troika.authority);
		const lea = await join(host, document, troika.authority);
		const hers = new LiveProgramme(lea.doc, troika.authority.actorId);
		const action = hers.add('action', { title: 'Séjour' });
		await lea.saved();
		const attack = offline(lea.doc);
		attack.doc.getMap('actions').delete(action);
		const socket = await greeted(document, troika.authority);
		socket.send({ type: 'update', update: attack.words() });
		expect(await socket.next('refused')).toMatchObject({ position: 1 });
		expect(await socket.closed).toBe(4403);
		expect(readProgramme(await stored(document)).actions).toMatchObject([{ title: 'Séjour' }]);
	});
});
