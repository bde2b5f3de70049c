import { valuesFrom } from '#domain/document/template-values.ts';
import { sectionsFrom } from '#domain/document/templates.ts';
import { typeset } from '#domain/french/typography.ts';
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { reading, type Transaction } from '../../database/connection.ts';
import { writeContent } from '../../documents/content.ts';
import { bindClients } from '../../documents/clients.ts';
import { appendEntries, noteWriting } from '../../documents/journal.ts';
import { sectionsRoot } from '../../documents/state.ts';
import { getDirectoryFacts } from '../../documents/template-facts.ts';
import { createDocument } from '../../documents/writes.ts';
import type { Calendar } from '../calendar.ts';
import { seedId } from '../identity.ts';
import type { DocumentSeed, WritingSeed } from './document.ts';

/**
 * A document with its history, through the same doors as everyone: created once from its template, then one journal
 * entry a writing, each under its author's name.
 */
export async function writeDocument(
	trx: Transaction,
	document: DocumentSeed,
	calendar: Calendar,
): Promise<void> {
	const id = seedId('document', document.key);
	const sectionId = (section: string) => seedId('section', `${document.key}/${section}`);
	const facts = await getDirectoryFacts(
		reading(trx),
		seedId('group', document.group),
		calendar.day(-document.daysAgo),
	);
	const newId = (place: string) =>
		place.includes('/') ? seedId('commitment', `${document.key}/${place}`) : sectionId(place);
	const sections = sectionsFrom(document.template, newId, valuesFrom(facts));
	const begun = { now: () => new Date(calendar.instant(document.daysAgo)) };
	await createDocument(trx, begun, {
		id,
		groupId: seedId('group', document.group),
		kind: document.template.kind,
		title: typeset(document.title),
		visibility: document.visibility,
		sections,
		...(document.programme && {
			programme: document.programme(Number(calendar.day(-document.daysAgo).slice(0, 4))),
		}),
		createdBy: seedId('actor', document.author),
		accountId: null,
		template: document.template,
	});
	const ydoc = new Y.Doc();
	const { bytes } = await firstEntry(trx, id);
	Y.applyUpdate(ydoc, bytes);
	for (const writing of document.writings)
		await write(trx, id, ydoc, writing, sectionId(writing.section), calendar);
	ydoc.destroy();
}

async function firstEntry(trx: Transaction, id: string): Promise<{ bytes: Uint8Array }> {
	return trx
		.selectFrom('document_journal')
		.select('bytes')
		.where('document_id', '=', id)
		.where('seq', '=', 1)
		.executeTakeFirstOrThrow();
}

async function write(
	trx: Transaction,
	id: string,
	ydoc: Y.Doc,
	writing: WritingSeed,
	sectionId: string,
	calendar: Calendar,
): Promise<void> {
	const actorId = seedId('actor', writing.person);
	ydoc.clientID = clientOf(`${id}/${writing.person}`);
	const before = Y.encodeStateVector(ydoc);
	ydoc.transact(() => {
		const section = ydoc.getMap(sectionsRoot).get(sectionId);
		if (!(section instanceof Y.Map)) throw new Error(`No section ${writing.section}`);
		rewrite(section.get('content') as Y.XmlFragment, writing);
		section.set('status', writing.status);
	});
	const at = calendar.instant(writing.daysAgo, writing.hour);
	await bindClients(trx, id, actorId, [ydoc.clientID]);
	await appendEntries(
		trx,
		id,
		[{ actorId, clientId: ydoc.clientID, bytes: Y.encodeStateAsUpdate(ydoc, before) }],
		at,
	);
	await noteWriting(trx, id, [actorId], at);
}

function rewrite(content: Y.XmlFragment, { content: replacement, added = [] }: WritingSeed): void {
	if (replacement) content.delete(0, content.length);
	const scratch = replacement?.content ?? added;
	if (scratch.length === 0) return;
	const fragment = new Y.Doc().getXmlFragment('new');
	writeContent(fragment, { type: 'doc', content: [...scratch] });
	content.insert(
		content.length,
		fragment.toArray().map((block) => block.clone() as Y.XmlElement),
	);
}

/** A Yjs client id that is the same on every machine. */
function clientOf(text: string): number {
	return createHash('sha256').update(text).digest().readUInt32BE(0);
}
