import {
	clausesOf,
	clauseTextOf,
	completenessOf,
	guidanceFor,
} from '#domain/document/template-completeness.ts';
import { findTemplate, sectionsFrom } from '#domain/document/templates.ts';
import { boardOf, type ClauseView } from '#lib/editor/clauses/clause-board.ts';
import { ClauseWatch } from '#lib/editor/clauses/clause-watch.svelte.ts';
import { HiddenGuidance } from '#lib/editor/clauses/hidden-guidance.svelte.ts';
import { gapsIn } from '#lib/editor/gaps/gaps.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { buildState, readSections } from '#server/documents/state.ts';
import { until } from '#tests/support/realtime-clients.ts';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

const roadmap = findTemplate('roadmap')!;
const clauses = clausesOf(roadmap);

/** An open document begun from the feuille de route, and what the page said of it as it was made. */
function opened() {
	const ydoc = new Y.Doc();
	Y.applyUpdate(ydoc, buildState(sectionsFrom(roadmap, () => crypto.randomUUID())).bytes);
	const texts = readSections(ydoc).map((section) => ({ id: section.id, ...clauseTextOf(section) }));
	const view: ClauseView = {
		template: roadmap.name,
		clauses,
		completeness: completenessOf(clauses, texts),
		guided: texts.filter((text) => guidanceFor(clauses, text)).map(({ id }) => id),
		proposed: [],
		mayTake: true,
	};
	const sections = new Sections(ydoc);
	const watch = new ClauseWatch(sections, view, () => clauses);
	watches.push(watch);
	const idOf = (clause: string) => readSections(ydoc).find((one) => one.clause === clause)?.id ?? '';
	const write = (clause: string, words: string) => {
		const content = sections.parts(idOf(clause))!.content;
		ydoc.transact(() => {
			content.delete(0, content.length);
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(words)]);
			content.insert(0, [paragraph]);
		});
	};
	return { ydoc, sections, view, watch, idOf, write };
}

const watches: ClauseWatch[] = [];
afterEach(() => {
	for (const watch of watches.splice(0)) watch.destroy();
});

describe('the meter of an open document', () => {
	test('says at once what the page said, then follows what is written, erased, removed and ready', async () => {
		const { ydoc, view, watch, idOf, write } = opened();
		expect(watch.completeness).toEqual(view.completeness);
		expect(watch.guidance({ id: idOf('quarter') })).toEqual(roadmap.sections[0]?.guidance);
		write('priorities', 'Trois priorités.');
		await until('one is begun', () => watch.completeness.begun === 1);
		expect(watch.completeness.written).toBe(0);
		const priorities = ydoc.getMap<Y.Map<unknown>>('sections').get(idOf('priorities'))!;
		priorities.set('status', 'review');
		await until('one is written', () => watch.completeness.written === 1);
		expect(watch.guidance({ id: idOf('priorities') })).toBeNull();
		expect(watch.missing({ clause: 'priorities' })).toBeUndefined();
		write('priorities', ' ');
		await until('it is empty again', () => watch.missing({ clause: 'priorities' })?.state === 'empty');
		expect(watch.guidance({ id: idOf('priorities') })).not.toBeNull();
		const map = ydoc.getMap<Y.Map<unknown>>('sections').get(idOf('follow-up'))!;
		map.set('status', 'ready');
		await until('its formula is taken', () => watch.missing({ clause: 'follow-up' }) === undefined);
		map.set('removed', true);
		await until('it is absent', () => watch.missing({ clause: 'follow-up' })?.state === 'absent');
	});

	test('counts the places to complete, and knows where they are in the order of the text', async () => {
		const { watch, sections, idOf, write } = opened();
		await until('it has looked', () => watch.gaps > 0);
		const first = watch.withGaps;
		expect(first).toEqual(sections.list.map(({ id }) => id).filter((id) => first.includes(id)));
		// The template leaves three there.
		const before = watch.gaps;
		write('priorities', 'Avec [une école à compléter] et [date à compléter].');
		await until('one less', () => watch.gaps === before - 1);
		expect(watch.withGaps).toContain(idOf('priorities'));
		write('priorities', 'Avec une école.');
		await until('all are gone there', () => watch.gaps === before - 3);
		expect(watch.withGaps).not.toContain(idOf('priorities'));
	});

	test('writes nothing [E7]', async () => {
		const { ydoc, watch } = opened();
		let written = 0;
		ydoc.on('update', () => (written += 1));
		await until('it has looked', () => watch.gaps > 0);
		expect(written).toBe(0);
	});
});

test('before the document is open, what the page was made with is shown', () => {
	const { view, idOf } = opened();
	const board = boardOf(view);
	expect(board.completeness).toBe(view.completeness);
	expect(board.guidance({ id: idOf('quarter'), clause: 'quarter' })).toEqual(roadmap.sections[0]?.guidance);
	expect(board.guidance({ id: 'other', clause: 'quarter' })).toBeNull();
	expect(board.missing({ clause: undefined })).toBeUndefined();
	expect(board.missing({ clause: 'priorities' })?.obligation).toBe('Usage du réseau');
});

test('guidance that a person puts away stays away without a browser that keeps anything', () => {
	const hidden = new HiddenGuidance('actor', 'document');
	expect(hidden.has('one')).toBe(false);
	hidden.set('one', true);
	expect(hidden.has('one')).toBe(true);
	hidden.set('one', false);
	expect(hidden.has('one')).toBe(false);
});

describe('places to complete in a text', () => {
	const textIn = (doc: ReturnType<typeof sectionSchema.nodeFromJSON>) =>
		gapsIn(doc).map(({ from, to }) => doc.textBetween(from, to));

	test('are found where they stand, marks, breaks and chips around them', () => {
		const doc = sectionSchema.nodeFromJSON({
			type: 'doc',
			content: [
				{
					type: 'paragraph',
					content: [
						{ type: 'date', attrs: { day: '2026-03-01' } },
						{ type: 'text', text: ' avec [la ' },
						{ type: 'text', text: 'préfecture', marks: [{ type: 'bold' }] },
						{ type: 'text', text: ' à compléter] et [crochets] à compléter' },
						{ type: 'hardBreak' },
						{ type: 'text', text: '[date à compléter]' },
					],
				},
				{
					type: 'list',
					content: [
						{
							type: 'listItem',
							content: [{ type: 'paragraph', content: [{ type: 'text', text: '[nom à compléter]' }] }],
						},
					],
				},
			],
		});
		expect(textIn(doc)).toEqual(['[la préfecture à compléter]', '[date à compléter]', '[nom à compléter]']);
	});
});
