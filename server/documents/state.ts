import { checkContent, mendContent } from '#domain/document/check.ts';
import { sectionStatuses, type SectionJson, type SectionStatus } from '#domain/document/document.ts';
import { evenKeys, isOrderKey } from '#domain/document/order.ts';
import { isClause, sectionTitleLength } from '#domain/document/section.ts';
import { parties, type Party } from '#domain/cite/party.ts';
import { isIdentifier } from '#domain/identifier.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { kindOfRoot, settingsRoot } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import { buildProgramme } from '../programmes/state.ts';
import { readContent, writeContent } from './content.ts';
import type { Journal } from './journal.ts';

/** Root of a document's Yjs state: section id → `Y.Map`. The name and the keys are part of the format. */
export const sectionsRoot = 'sections';

/**
 * The first update of a document, made once, by the server [E5].
 * @returns the Yjs update (V1) and the client id it is written under.
 * @throws RangeError when a section's content is not what the schema allows.
 */
export function buildState(
	sections: readonly SectionJson[],
	programme?: ProgrammeJson,
): { bytes: Uint8Array; clientId: number } {
	const ydoc = new Y.Doc();
	const keys = evenKeys(sections.length);
	ydoc.transact(() => {
		const root = ydoc.getMap(sectionsRoot);
		sections.forEach((section, index) => root.set(section.id, buildSection(section, keys[index] ?? '')));
		if (programme) buildProgramme(ydoc, programme);
	});
	const bytes = Y.encodeStateAsUpdate(ydoc);
	const clientId = ydoc.clientID;
	ydoc.destroy();
	return { bytes, clientId };
}

/** A section as a shared map, ready to be put in a document. */
export function buildSection(section: SectionJson, order: string): Y.Map<unknown> {
	const map = new Y.Map<unknown>();
	const content = new Y.XmlFragment();
	map.set('title', new Y.Text(section.title));
	map.set('content', content);
	map.set('order', order);
	map.set('status', section.status);
	map.set('party', section.party);
	if (section.person !== undefined) map.set('person', section.person);
	if (section.clause !== undefined) map.set('clause', section.clause);
	writeContent(content, checkContent(section.content));
	return map;
}

/** The Yjs document of a journal: a copy of its own, never a live one. The caller destroys it. */
export function loadState(journal: Journal): Y.Doc {
	const ydoc = new Y.Doc();
	ydoc.transact(() => {
		if (journal.snapshot) Y.applyUpdate(ydoc, journal.snapshot.bytes);
		for (const entry of journal.tail) Y.applyUpdate(ydoc, entry.bytes);
	});
	return ydoc;
}

/**
 * The sections as they are read, in order, without those that were removed. Never writes [E7]: content that concurrent
 * edits left unreadable is mended in the copy only.
 */
export function readSections(ydoc: Y.Doc): SectionJson[] {
	const placed: { order: string; section: SectionJson }[] = [];
	for (const [id, value] of ydoc.getMap<unknown>(sectionsRoot)) {
		if (!(value instanceof Y.Map) || value.get('removed') === true) continue;
		const section = readSection(id, value as Y.Map<unknown>);
		if (section) placed.push(section);
	}
	return placed
		.sort((a, b) => compare(a.order, b.order) || compare(a.section.id, b.section.id))
		.map(({ section }) => section);
}

function readSection(id: string, map: Y.Map<unknown>): { order: string; section: SectionJson } | undefined {
	const [title, content, order, status, party, person, clause] = [
		'title',
		'content',
		'order',
		'status',
		'party',
		'person',
		'clause',
	].map((key) => map.get(key));
	if (!(title instanceof Y.Text) || !(content instanceof Y.XmlFragment)) return undefined;
	return {
		order: isOrderKey(order) ? order : 'z',
		section: {
			id,
			// Many people's words, or a program's, may be longer than a page lets anyone type.
			title: title
				.toString()
				.slice(0, sectionTitleLength)
				.replace(/[\uD800-\uDBFF]$/, ''),
			status: sectionStatuses.includes(status as SectionStatus) ? (status as SectionStatus) : 'todo',
			party: parties.includes(party as Party) ? (party as Party) : null,
			...(typeof person === 'string' && isIdentifier(person) && { person }),
			content: mendContent(readContent(content)),
			...(isClause(clause) && { clause }),
		},
	};
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What is wrong with a document's state, in words for a log; empty when all of it is what this release writes. The room asks
 * this of a copy before it accepts an update from a client it does not know [C1].
 */
export function faults(ydoc: Y.Doc): string[] {
	const found: string[] = [];
	for (const name of ydoc.share.keys())
		if (name !== sectionsRoot && name !== 'document' && name !== settingsRoot && !kindOfRoot.has(name))
			found.push(`unknown root ${name}`);
	for (const [id, value] of ydoc.getMap<unknown>(sectionsRoot)) found.push(...sectionFaults(id, value));
	return found;
}

const known = new Set(['title', 'content', 'order', 'status', 'party', 'person', 'clause', 'removed']);

/** {@link faults} of one section: all that has to be looked at again when only that one changed. */
export function sectionFaults(id: string, value: unknown): string[] {
	if (!(value instanceof Y.Map)) return [`section ${id} is not a map`];
	const found = [...value.keys()]
		.filter((key) => !known.has(key))
		.map((key) => `section ${id}: unknown key ${key}`);
	const expect = (fine: boolean, words: string) => {
		if (!fine) found.push(`section ${id}: ${words}`);
	};
	const title: unknown = value.get('title');
	const content: unknown = value.get('content');
	const party: unknown = value.get('party');
	const person: unknown = value.get('person') ?? null;
	const clause: unknown = value.get('clause');
	expect(title instanceof Y.Text && title.length <= sectionTitleLength, 'title');
	expect(isOrderKey(value.get('order')), 'order');
	expect(sectionStatuses.includes(value.get('status') as SectionStatus), 'status');
	expect(party === null || party === undefined || parties.includes(party as Party), 'party');
	expect(person === null || (typeof person === 'string' && isIdentifier(person)), 'person');
	expect(clause === undefined || isClause(clause), 'clause');
	expect([undefined, true, false].includes(value.get('removed') as boolean | undefined), 'removed');
	if (!(content instanceof Y.XmlFragment)) return [...found, `section ${id}: no content`];
	try {
		// An emptied section is shown as one empty paragraph; it is not a fault.
		if (content.length > 0) checkContent(readContent(content));
	} catch (error) {
		found.push(`section ${id}: ${error instanceof Error ? error.message : 'content'}`);
	}
	return found;
}
