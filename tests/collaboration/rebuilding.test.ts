import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findSnapshot, readJournal } from '#server/documents/journal.ts';
import { loadState, readSections } from '#server/documents/state.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, until } from '../support/realtime-clients.ts';
import { blocksOf, textIn } from '../support/realtime-schedules.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({ snapshotAfter: 8 });
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

describe('what somebody deletes is still in the journal [HIS-1]', () => {
	it('at every entry, though snapshots without it were made since', async () => {
		const { reader } = host.context.database;
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const moments: { readonly seq: number; readonly words: string }[] = [];
		for (let n = 0; n < 20; n += 1) {
			claire.type(`phrase ${n}. `);
			await claire.saved();
			moments.push({ seq: (await readJournal(reader, document.id)).seq, words: claire.text() });
		}
		const vandal = await join(host, document, troika.academy);
		vandal.doc.transact(() => {
			blocksOf(vandal.doc, document).delete(0, blocksOf(vandal.doc, document).length);
			const section = vandal.doc.getMap('sections').get(document.sectionId) as Y.Map<unknown>;
			section.set('removed', true);
		});
		await vandal.saved();
		const { seq: after } = await readJournal(reader, document.id);
		for (let n = 0; n < 20; n += 1) {
			blocksOf(vandal.doc, document).insert(0, [new Y.XmlElement('paragraph')]);
			textIn(blocksOf(vandal.doc, document).get(0) as Y.XmlElement).insert(0, 'rien');
			await vandal.saved();
		}
		await until(
			'a snapshot without those words',
			async () => ((await findSnapshot(reader, document.id))?.seq ?? 0) >= after,
		);
		expect(readSections(loadState(await readJournal(reader, document.id)))).toEqual([]);
		for (const { seq, words } of moments) {
			const state = loadState(await readJournal(reader, document.id, seq));
			const [section] = readSections(state);
			expect(JSON.stringify(section?.content)).toContain(words.trimEnd());
			state.destroy();
		}
	});
});
