import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { connect } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { createDocument } from '#server/documents/writes.ts';
import { testContext } from '#tests/support/databases.ts';
import { aPerson, aTroika, joinGroup } from '#tests/support/troika.ts';
import * as Y from 'yjs';
import type { Field } from '../realtime/field.ts';
import type { Id } from '../realtime/typing.ts';

/** A long document, and who has it open. */
export interface Book extends Field {
	readonly id: string;
	/** Session of the person whose browser is measured. */
	readonly token: string;
	readonly words: number;
	readonly sections: number;
}

const sentence =
	'Les partenaires de la cité éducative se retrouvent chaque trimestre pour suivre les actions engagées dans les écoles du quartier. ';
const wordsOf = (text: string) => text.trim().split(/\s+/).length;

/** 60 000 words in 40 articles, and thirty people who write in it, some in the very article that is measured. */
export async function prepareBook(writers: number, sections = 40, words = 60_000): Promise<Book> {
	const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'));
	const database = connect(undefined, folder);
	database.sqlite?.pragma('synchronous = OFF');
	await migrate(database.raw, database.dialect);
	const place = { context: testContext(database, { now: () => new Date() }) };
	const { groupId, authority } = await aTroika(place);
	const tokens: string[] = [];
	for (let one = 0; one < writers; one += 1) {
		const person = await aPerson(place, `Personne ${one}`, 'Ville d’Angers');
		await joinGroup(place, groupId, person, 'member');
		tokens.push(person.token);
	}
	const id = crypto.randomUUID();
	const text = sentence.repeat(4);
	const paragraphs = Math.ceil(words / sections / wordsOf(text));
	await database.write((trx) =>
		createDocument(trx, place.context, {
			...{ id, groupId, kind: 'protocol', title: 'Un long protocole', visibility: 'members' },
			sections: Array.from({ length: sections }, (_, index) => ({
				id: crypto.randomUUID(),
				title: `Engagement numéro ${index + 1}`,
				status: 'doing',
				party: 'authority',
				content: doc(
					heading(1, 'Ce que nous voulons'),
					bullets(sentence, sentence),
					...Array.from({ length: paragraphs - 1 }, () => paragraph(text)),
				),
			})),
			...{ createdBy: null, accountId: null, template: null },
		}),
	);
	const ydoc = loadState(await readJournal(database.reader, id));
	const state = Y.encodeStateAsUpdate(ydoc);
	const anchors = anchorsOf(ydoc, writers);
	ydoc.destroy();
	await database.close();
	return {
		...{ id, folder, token: authority.token, sections },
		words: sections * (wordsOf(text) * (paragraphs - 1) + 2 * wordsOf(sentence) + 4),
		rooms: [{ id, tokens, state, anchors }],
		forget: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Half of them in the first three articles, on the screen of who is measured, the others all over the text. */
function anchorsOf(ydoc: Y.Doc, writers: number): Id[] {
	const sections = [...ydoc.getMap<Y.Map<unknown>>('sections').values()].sort((a, b) =>
		String(a.get('order')) < String(b.get('order')) ? -1 : 1,
	);
	return Array.from({ length: writers }, (_, writer) => {
		const section = sections[writer % 2 === 0 ? (writer / 2) % 3 : writer % sections.length];
		const blocks = (section?.get('content') as Y.XmlFragment).toArray() as Y.XmlElement[];
		const text = blocks[2 + (writer % (blocks.length - 2))]?.get(0) as unknown as { _start: Y.Item };
		let last = text._start;
		while (last.right) last = last.right;
		return { client: last.id.client, clock: last.id.clock + last.length - 1 };
	});
}
