import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { forge, Gate, type Operation } from '../support/gate.ts';
import {
	client,
	idOf,
	section,
	unseen,
	SectionsGate,
	twoSections,
	yjsTypes,
} from '../support/sections-gate.ts';

const { array, map, plain, element, text } = yjsTypes;

let gate: SectionsGate;
beforeEach(() => (gate = new SectionsGate()));

const inSection = (key: string) => gate.inSection(key);
const content = () => gate.content;
const block = (at: number) => gate.block(at);
const offer = (...forged: Parameters<SectionsGate['offerOne']>) => gate.offerOne(...forged);
const item = (at: number) => block(2).get(at) as Y.XmlElement;
const words = () => block(1).get(0) as Y.XmlText;

describe('what may stand where [VOC-3] [C1] [E7]', () => {
	it.each<[string, () => Operation]>([
		[
			'a paragraph in the content',
			() => ({ parent: idOf(content()), content: { type: element, name: 'paragraph' } }),
		],
		['a list in a list’s item', () => ({ parent: idOf(item(0)), content: { type: element, name: 'list' } })],
		[
			'a line break in a paragraph',
			() => ({ origin: idOf(words()), content: { type: element, name: 'hardBreak' } }),
		],
		['a text in a paragraph', () => ({ parent: idOf(block(1)), content: { type: text } })],
		['words in a text', () => ({ parent: idOf(words()), content: { text: 'x' } })],
		['a mark in a text', () => ({ parent: idOf(words()), content: { mark: 'bold', value: {} } })],
		['words in a title', () => ({ parent: idOf(inSection('title')), content: { text: 'x' } })],
		['a level', () => ({ parent: idOf(block(1)), key: 'level', content: { values: [2] } })],
		['a status', () => ({ parent: idOf(content().parent), key: 'status', content: { values: ['ready'] } })],
		[
			'a section set aside',
			() => ({ parent: idOf(content().parent), key: 'removed', content: { values: [true] } }),
		],
		['a new section', () => ({ key: unseen, content: { type: map } })],
		['what is deleted already', () => ({ parent: idOf(content()), content: { deleted: 3 } })],
		[
			'as many words as a title holds',
			() => ({ parent: idOf(inSection('title')), content: { text: 'x'.repeat(300) } }),
		],
	])('takes %s', (_name, operation) => {
		expect(offer(operation())).toBe('taken');
	});

	it.each<[string, () => Operation]>([
		['words in the content', () => ({ parent: idOf(content()), content: { text: 'x' } })],
		['a text in the content', () => ({ parent: idOf(content()), content: { type: text } })],
		[
			'an item in the content',
			() => ({ parent: idOf(content()), content: { type: element, name: 'listItem' } }),
		],
		[
			'a line break in the content',
			() => ({ origin: idOf(block(0)), content: { type: element, name: 'hardBreak' } }),
		],
		[
			'a paragraph in a list',
			() => ({ parent: idOf(block(2)), content: { type: element, name: 'paragraph' } }),
		],
		[
			'a paragraph before an item',
			() => ({ right: idOf(item(0)), content: { type: element, name: 'paragraph' } }),
		],
		[
			'a paragraph in a paragraph',
			() => ({ parent: idOf(block(1)), content: { type: element, name: 'paragraph' } }),
		],
		['a text in a list', () => ({ parent: idOf(block(2)), content: { type: text } })],
		['words in an element', () => ({ parent: idOf(block(1)), content: { text: 'x' } })],
		['a mark in an element', () => ({ parent: idOf(block(1)), content: { mark: 'bold', value: {} } })],
		[
			'an element in a text',
			() => ({ parent: idOf(words()), content: { type: element, name: 'hardBreak' } }),
		],
		['a text in a text', () => ({ parent: idOf(words()), content: { type: text } })],
		['a plain text in a paragraph', () => ({ parent: idOf(block(1)), content: { type: plain } })],
		['a map in the content', () => ({ parent: idOf(content()), content: { type: map } })],
		['values in a text', () => ({ parent: idOf(words()), content: { values: [1] } })],
		[
			'more words than a title holds',
			() => ({ parent: idOf(inSection('title')), content: { text: 'x'.repeat(301) } }),
		],
		['a mark in a title', () => ({ parent: idOf(inSection('title')), content: { mark: 'bold', value: {} } })],
		[
			'an element in a title',
			() => ({ parent: idOf(inSection('title')), content: { type: element, name: 'paragraph' } }),
		],
		['an unknown attribute', () => ({ parent: idOf(block(1)), key: 'style', content: { values: ['x'] } })],
		[
			'an attribute of another node',
			() => ({ parent: idOf(block(2)), key: 'level', content: { values: [1] } }),
		],
		['a level that is none', () => ({ parent: idOf(block(1)), key: 'level', content: { values: [9] } })],
		['a level that is a text', () => ({ parent: idOf(block(1)), key: 'level', content: { type: text } })],
		['an attribute of a text', () => ({ parent: idOf(words()), key: 'level', content: { values: [1] } })],
		[
			'an attribute of the content',
			() => ({ parent: idOf(content()), key: 'level', content: { values: [1] } }),
		],
		[
			'a key that sections do not have',
			() => ({ parent: idOf(content().parent), key: 'note', content: { values: [1] } }),
		],
		[
			'a clause that is none',
			() => ({ parent: idOf(content().parent), key: 'clause', content: { values: ['Un titre'] } }),
		],
		[
			'a status that is none',
			() => ({ parent: idOf(content().parent), key: 'status', content: { values: ['x'] } }),
		],
		[
			'a place that is none',
			() => ({ parent: idOf(content().parent), key: 'order', content: { values: [''] } }),
		],
		['values in a section’s list', () => ({ parent: idOf(content().parent), content: { values: [1] } })],
		['a section that is a value', () => ({ key: unseen, content: { values: [1] } })],
		['a section that is a list', () => ({ key: unseen, content: { type: array } })],
		['a section of no name', () => ({ key: 'préambule', content: { type: map } })],
		['a list at the root', () => ({ content: { type: map } })],
		['another root', () => ({ parent: 'elsewhere', key: unseen, content: { type: map } })],
		['a root of everything', () => ({ parent: 'constructor', key: unseen, content: { type: map } })],
		[
			'two parents',
			() => ({ origin: idOf(block(0)), right: idOf(item(0)), content: { type: element, name: 'paragraph' } }),
		],
	])('refuses %s', (_name, operation) => {
		expect(offer(operation())).not.toMatch(/^(taken|nothing|missing)$/);
	});

	it('finds the parent of what comes with it, whoever’s block is first', () => {
		const [low, high] = [5, 6];
		const [child, parent] = [{ parent: { client: low, clock: 0 } }, { parent: idOf(content()) }];
		for (const [name, taken] of [
			['listItem', true],
			['paragraph', false],
		] as const) {
			const update = forge([
				{ client: high, clock: 0, operations: [{ ...child, content: { type: element, name } }] },
				{
					client: low,
					clock: 0,
					operations: [{ ...parent, content: { type: element, name: 'list' } }],
				},
			]);
			expect(new SectionsGate().offer('liar', update) === 'taken').toBe(taken);
		}
	});

	it('takes nothing of an update of which a part is refused', () => {
		const good: Operation = { parent: idOf(content()), content: { type: element, name: 'list' } };
		const bad: Operation = { parent: { client, clock: 0 }, content: { text: 'x' } };
		expect(gate.offer('liar', forge([{ client, clock: 0, operations: [good, bad] }]))).not.toBe('taken');
		const update = forge([
			{ client, clock: 0, operations: [{ ...good, content: { type: element, name: 'paragraph' } }] },
		]);
		expect(gate.offer('liar', update)).toBe('taken');
		const inside = forge([
			{ client, clock: 1, operations: [{ parent: { client, clock: 0 }, content: { type: text } }] },
		]);
		expect(gate.offer('liar', inside)).toBe('taken');
	});

	it('refuses what is nested deeper than anyone writes', () => {
		const operations: Operation[] = [{ parent: idOf(content()), content: { type: element, name: 'list' } }];
		for (let clock = 0; clock < 59; clock += 1)
			operations.push({
				parent: { client, clock },
				content: { type: element, name: clock % 2 === 0 ? 'listItem' : 'list' },
			});
		expect(gate.offer('deep', forge([{ client, clock: 0, operations }]))).toBe('taken');
		const deeper = { parent: { client, clock: 59 }, content: { type: element, name: 'list' } };
		expect(gate.offer('deep', forge([{ client, clock: 60, operations: [deeper] }]))).toContain('list');
	});

	it('takes what is written in what others have deleted, before and after a snapshot, and shows it nowhere', () => {
		const [list, entry, place] = [
			idOf(block(2)),
			idOf(item(0)),
			idOf((item(0).get(0) as Y.XmlElement).get(0)),
		];
		const late: Operation[] = [
			{ parent: place, content: { text: 'trop tard' } },
			{ origin: { client: place.client, clock: place.clock + 1 }, content: { text: 'aussi' } },
			{ origin: entry, content: { type: element, name: 'listItem' } },
			{ parent: list, content: { type: element, name: 'listItem' } },
			{ parent: { client, clock: 0 + 9 + 5 }, content: { type: element, name: 'paragraph' } },
		];
		const doc = new Y.Doc();
		Y.applyUpdate(doc, twoSections);
		const before = Y.encodeStateVector(doc);
		((doc.getMap('sections').get(section) as Y.Map<unknown>).get('content') as Y.XmlFragment).delete(2, 1);
		expect(gate.offer('honest', Y.encodeStateAsUpdate(doc, before))).toBe('taken');
		for (const reopened of [false, true]) {
			const fresh = new Gate(twoSections, Y.encodeStateAsUpdate(gate.doc));
			if (reopened) fresh.reopen();
			const shown = JSON.stringify(fresh.doc.getMap('sections').toJSON());
			expect(fresh.offer('late', forge([{ client, clock: 0, operations: late }]))).toBe('taken');
			expect(fresh.doc.store.pendingStructs).toBeNull();
			expect(JSON.stringify(fresh.doc.getMap('sections').toJSON())).toBe(shown);
		}
	});
});
