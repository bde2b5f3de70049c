import { existsSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, sectionText, type OwnEditor } from '../support/realtime-clients.ts';
import { blocksOf, textIn, turnsUntil } from '../support/realtime-schedules.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';

/** Three people really wrote this together (josephg/editing-traces, CC BY 4.0); `endContent` is what they ended with. */
const file = path(process.env['REFERENCE_DIR'] ?? '../shared/data', 'crdt/clownschool.json.gz');

interface Trace {
	readonly endContent: string;
	readonly numAgents: number;
	readonly txns: readonly {
		/** The transactions its author had seen last. */
		readonly parents: readonly number[];
		readonly agent: number;
		readonly patches: readonly (readonly [at: number, deleted: number, inserted: string])[];
	}[];
}

/** What one author of the trace had on the screen, and the connection they type through. */
interface Author {
	readonly hand: Y.Doc;
	readonly seen: Set<number>;
	readonly editor: OwnEditor;
	written: Uint8Array;
}

let host: Host;
let troika: Troika;
beforeAll(async () => {
	const many = { burst: 1e9, perSecond: 1e9 };
	host = await startHost({
		messages: many,
		bytes: many,
		account: { messages: many, bytes: many, answers: many },
		pace: 0,
	});
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

describe('a text that three people really wrote together [E6]', () => {
	it.skipIf(!existsSync(file))(
		`replayed through clients and a restart, ends as it ended (needs ${file})`,
		{ timeout: 60_000 },
		async () => {
			const trace = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
			const document = await aDocument(host, troika.groupId, troika.state);
			const authors = await Promise.all(
				[troika.state, troika.academy, troika.authority].map(async (person): Promise<Author> => {
					const editor = await join(host, document, person, { pace: 0 });
					const author: Author = {
						hand: new Y.Doc(),
						seen: new Set<number>(),
						editor,
						written: new Uint8Array(),
					};
					Y.applyUpdate(author.hand, Y.encodeStateAsUpdate(editor.doc));
					author.hand.on('update', (update: Uint8Array) => (author.written = update));
					return author;
				}),
			);
			const made: { readonly update: Uint8Array; readonly client: number; readonly until: number }[] = [];
			for (const [index, { agent, parents, patches }] of trace.txns.entries()) {
				if (index === trace.txns.length >> 1) await host.restart();
				const author = authors[agent]!;
				for (const known of unseen(trace, parents, author.seen)) {
					const { update, client, until } = made[known]!;
					// It came to this author through the server before they went on.
					await turnsUntil('it is relayed', () => Y.getState(author.editor.doc.store, client) >= until);
					Y.applyUpdate(author.hand, update);
				}
				author.hand.transact(() => {
					const text = textIn(blocksOf(author.hand, document).get(0) as Y.XmlElement);
					for (const [at, deleted, inserted] of patches) {
						text.delete(at, deleted);
						text.insert(at, inserted);
					}
				});
				author.seen.add(index);
				const client = author.hand.clientID;
				made.push({ update: author.written, client, until: Y.getState(author.hand.store, client) });
				Y.applyUpdate(author.editor.doc, author.written);
			}
			for (const { editor } of authors) await editor.saved();
			for (const { editor } of authors)
				await turnsUntil('all is relayed', () => editor.text() === trace.endContent);
			await host.restart();
			expect((await join(host, document, troika.reader)).text()).toBe(trace.endContent);
			const journal = await readJournal(host.context.database.reader, document.id);
			expect(sectionText(loadState(journal), document)).toBe(trace.endContent);
		},
	);
});

/** The transactions behind `parents` that are not in `seen`, oldest first; adds them to it. */
function unseen(trace: Trace, parents: readonly number[], seen: Set<number>): number[] {
	const found: number[] = [];
	for (const waiting = [...parents]; waiting.length > 0;) {
		const index = waiting.pop()!;
		if (seen.has(index)) continue;
		seen.add(index);
		found.push(index);
		waiting.push(...trace.txns[index]!.parents);
	}
	return found.sort((a, b) => a - b);
}
