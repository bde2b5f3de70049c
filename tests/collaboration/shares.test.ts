import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { schemaEpoch } from '#domain/document/schema.ts';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { overQuota } from '#server/realtime/quota.ts';
import { forge, type Operation } from '../support/gate.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw, sectionText, until, type OwnEditor } from '../support/realtime-clients.ts';
import { blocksOf, textIn } from '../support/realtime-schedules.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({
		document: { bytes: 20_000, deletedRanges: 30, clients: 12, sections: 8, rows: 8 },
	});
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

const text = (doc: Y.Doc, document: TestDocument) => textIn(blocksOf(doc, document).get(0) as Y.XmlElement);

describe('what one person may bring [LIM-10]', () => {
	it('the client ids and sections of one person leave room for the others [LIM-10]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const greedy = await raw(host, document, troika.state);
		greedy.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		for (let client = 1; client <= 4; client += 1) {
			const operation: Operation = { key: 'x', parent: 'document', content: { values: [client] } };
			greedy.send({ type: 'update', update: forge([{ client, clock: 0, operations: [operation] }]) });
		}
		expect(await greedy.closed).toBe(4403);
		expect((await greedy.next('refused')).reason).toMatch(/^Vous avez atteint votre part .*Copiez/);
		expect(await host.metrics()).toMatch(/refused_total\{kind="quota"\} \d/);
		const [yann, aminata] = await Promise.all(
			[troika.academy, troika.authority].map((person) => join(host, document, person)),
		);
		const add = (doc: Y.Doc) => void doc.getMap('sections').set(crypto.randomUUID(), new Y.Map());
		for (let n = 0; n < 2; n += 1) add(yann!.doc);
		await yann!.saved();
		add(yann!.doc);
		await until('refused', () => yann!.channel.save.state === 'refused');
		add(aminata!.doc);
		await aminata!.saved();
	});

	it('one person cannot make all the deletions that a document may hold [LIM-10]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const [yann, aminata] = await Promise.all(
			[troika.academy, troika.authority].map((person) => join(host, document, person)),
		);
		yann!.type('xy'.repeat(40));
		await yann!.saved();
		await until('she has it', () => aminata!.text().length === 80);
		const deleteApart = async (editor: OwnEditor) => {
			for (let n = 0; n < 20 && editor.channel.save.state !== 'refused'; n += 1) {
				text(editor.doc, document).delete(n, 1);
				await until('it is judged', () => ['saved', 'refused'].includes(editor.channel.save.state));
			}
			return editor.channel.save.state;
		};
		expect(await deleteApart(yann!)).toBe('refused');
		expect(yann!.channel.trouble).toMatchObject({ reason: expect.stringContaining('votre part') as string });
		// A quarter of thirty, rounded up.
		const kept = loadState(await readJournal(host.context.database.reader, document.id));
		expect(sectionText(kept, document)).toHaveLength(80 - 8);
		kept.destroy();
		text(aminata!.doc, document).delete(40, 1);
		await aminata!.saved();
	});

	const limits = {
		operationsPerUpdate: 10,
		document: { bytes: 1000, deletedRanges: 1000, clients: 1000, sections: 1000, rows: 1000 },
	};
	const none = { bytes: 0, deletedRanges: 0, clients: 0, sections: 0, rows: 0 };

	it.each([
		['clients', 250],
		['sections', 250],
		['deletedRanges', 250],
	] as const)('of the %s, one person brings a quarter [LIM-10]', (what, share) => {
		const judge = (own: number) =>
			overQuota(none, { ...none, [what]: 1 }, [], (asked) => (asked === what ? own : 0), limits);
		expect(judge(share - 1)).toBeUndefined();
		expect(judge(share)).toMatch(/^Vous/);
	});

	it('of the reserve of deletions, too [LIM-10]', () => {
		const judge = (deletedRanges: number, own: number) =>
			overQuota(
				{ ...none, deletedRanges },
				{ ...none, deletedRanges: 1 },
				[],
				(asked) => (asked === 'reserve' ? own : 0),
				limits,
			);
		expect(judge(999, 63)).toBeUndefined();
		expect(judge(1000, 62)).toBeUndefined();
		expect(judge(1000, 63)).toMatch(/^Vous/);
		expect(judge(1250, 0)).toMatch(/^Ce document/);
	});
});
