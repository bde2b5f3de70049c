import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { buildState } from '#server/documents/state.ts';
import { forge, Gate, type Id, type Operation } from '../support/gate.ts';

const section = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const unseen = '33333333-3333-4333-8333-333333333333';

/** Yjs's numbers of types. */
const [array, map, plain, element, fragment, , text] = [0, 1, 2, 3, 4, 5, 6];

const { bytes: initial } = buildState(
	[section, other].map((id) => ({
		id,
		title: 'Un titre',
		status: 'todo',
		party: null,
		clause: 'governance',
		content: doc(heading(1, 'Un titre'), paragraph('Des mots'), bullets('un', 'deux')),
	})),
);

let gate: Gate;
beforeEach(() => (gate = new Gate(initial)));

const inSection = (key: string) =>
	(gate.doc.getMap('sections').get(section) as Y.Map<Y.AbstractType<unknown>>).get(key)!;
const clauseId = (): Id => {
	const map = gate.doc.getMap('sections').get(section) as Y.Map<unknown>;
	return map._map.get('clause')!.id;
};
const content = () => inSection('content') as Y.XmlFragment;
const block = (at: number) => content().get(at) as Y.XmlElement;
const idOf = (type: unknown): Id => (type as Y.AbstractType<unknown>)._item!.id;
const item = (at: number) => block(2).get(at) as Y.XmlElement;
const words = () => block(1).get(0) as Y.XmlText;
const client = 77;

/** One operation under a client of their own. */
const offer = (operation: Operation, deletes: Parameters<typeof forge>[1] = []) =>
	gate.offer('liar', forge([{ client, clock: 0, operations: [operation] }], deletes));
const whole = (id: Id) => [{ client: id.client, ranges: [[id.clock, id.clock + 1]] as const }];

describe('what may stand where [VOC-3] [C1] [E7]', () => {
	it.each<[string, () => Operation]>([
		[
			'a paragraph in the content',
			() => ({ parent: idOf(content()), content: { type: element, name: 'paragraph' } }),
		],
		[
			'a list in a list’s item',
			() => ({ parent: idOf(item(0)), content: { type: element, name: 'bulletList' } }),
		],
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
					operations: [{ ...parent, content: { type: element, name: 'bulletList' } }],
				},
			]);
			expect(new Gate(initial).offer('liar', update) === 'taken').toBe(taken);
		}
	});

	it('takes nothing of an update of which a part is refused', () => {
		const good: Operation = { parent: idOf(content()), content: { type: element, name: 'bulletList' } };
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
		const operations: Operation[] = [
			{ parent: idOf(content()), content: { type: element, name: 'bulletList' } },
		];
		for (let clock = 0; clock < 59; clock += 1)
			operations.push({
				parent: { client, clock },
				content: { type: element, name: clock % 2 === 0 ? 'listItem' : 'bulletList' },
			});
		expect(gate.offer('deep', forge([{ client, clock: 0, operations }]))).toBe('taken');
		const deeper = { parent: { client, clock: 59 }, content: { type: element, name: 'bulletList' } };
		expect(gate.offer('deep', forge([{ client, clock: 60, operations: [deeper] }]))).toContain('bulletList');
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
		Y.applyUpdate(doc, initial);
		const before = Y.encodeStateVector(doc);
		((doc.getMap('sections').get(section) as Y.Map<unknown>).get('content') as Y.XmlFragment).delete(2, 1);
		expect(gate.offer('honest', Y.encodeStateAsUpdate(doc, before))).toBe('taken');
		for (const reopened of [false, true]) {
			const fresh = new Gate(initial, Y.encodeStateAsUpdate(gate.doc));
			if (reopened) fresh.reopen();
			const shown = JSON.stringify(fresh.doc.getMap('sections').toJSON());
			expect(fresh.offer('late', forge([{ client, clock: 0, operations: late }]))).toBe('taken');
			expect(fresh.doc.store.pendingStructs).toBeNull();
			expect(JSON.stringify(fresh.doc.getMap('sections').toJSON())).toBe(shown);
		}
	});
});

describe('sections are not taken from under those who write in them [VOC-3]', () => {
	it.each<[string, () => string]>([
		['another map', () => offer({ key: section, content: { type: map } })],
		['another map behind it', () => offer({ origin: idOf(content().parent), content: { type: map } })],
		['a deleted one behind it', () => offer({ origin: idOf(content().parent), content: { deleted: 1 } })],
		[
			'another content',
			() => offer({ parent: idOf(content().parent), key: 'content', content: { type: fragment } }),
		],
		['another title', () => offer({ origin: idOf(inSection('title')), content: { type: plain } })],
		[
			'another clause',
			() => offer({ parent: idOf(content().parent), key: 'clause', content: { values: ['team'] } }),
		],
		['another clause behind it', () => offer({ origin: clauseId(), content: { values: ['team'] } })],
		['a deleted clause behind it', () => offer({ origin: clauseId(), content: { deleted: 1 } })],
		['the deletion of its clause', () => gate.offer('liar', forge([], whole(clauseId())))],
		['a deleted title', () => offer({ origin: idOf(inSection('title')), content: { deleted: 1 } })],
		['its deletion', () => gate.offer('liar', forge([], whole(idOf(content().parent))))],
		[
			'its deletion and another',
			() => offer({ key: section, content: { type: map } }, whole(idOf(content().parent))),
		],
		['the deletion of its content', () => gate.offer('liar', forge([], whole(idOf(content()))))],
		['the deletion of its title', () => gate.offer('liar', forge([], whole(idOf(inSection('title')))))],
	])('refuses %s', (_name, act) => {
		expect(act()).not.toMatch(/^(taken|nothing|missing)$/);
		expect(gate.doc.getMap('sections').toJSON()).toEqual(new Gate(initial).doc.getMap('sections').toJSON());
	});

	it('nobody says which clause a section is, not even who makes it [0011]', () => {
		const clause: Operation = {
			parent: { client, clock: 0 },
			key: 'clause',
			content: { values: ['governance'] },
		};
		const made = { key: unseen, content: { type: map } };
		expect(gate.offer('claire', forge([{ client, clock: 0, operations: [made, clause] }]))).toBe('a clause');
		expect(gate.offer('claire', forge([{ client, clock: 0, operations: [made] }]))).toBe('taken');
		expect(gate.offer('claire', forge([{ client, clock: 1, operations: [clause] }]))).toBe('a clause');
	});

	it('a title too long that is stored takes words and loses them [VOC-3]', () => {
		const title = inSection('title') as Y.Text;
		for (const [clock, word] of [
			[0, 'x'.repeat(300)],
			[300, 'y'.repeat(300)],
		] as const)
			expect(
				gate.offer(
					'liar',
					forge([
						{
							client,
							clock,
							operations: [
								clock === 0
									? { parent: idOf(title), content: { text: word } }
									: { origin: { client, clock: clock - 1 }, content: { text: word } },
							],
						},
					]),
				),
			).toBe('taken');
		gate.reopen();
		const words = { origin: { client, clock: 599 }, content: { text: 'z' } };
		expect(gate.offer('claire', forge([{ client: 5, clock: 0, operations: [words] }]))).toBe('taken');
		expect(gate.offer('claire', forge([], [{ client, ranges: [[0, 600]] }]))).toBe('taken');
	});

	it('lets who made a section undo it and make it again, and nobody else', () => {
		expect(
			gate.offer(
				'claire',
				forge([{ client, clock: 0, operations: [{ key: unseen, content: { type: map } }] }]),
			),
		).toBe('taken');
		const undo = forge([], whole({ client, clock: 0 }));
		expect(gate.offer('liar', undo)).toBe('deletion of a section');
		expect(gate.offer('claire', undo)).toBe('taken');
		const again = { origin: { client, clock: 0 }, content: { type: map } };
		expect(gate.offer('claire', forge([{ client, clock: 1, operations: [again] }]))).toBe('taken');
		expect(gate.offer('liar', forge([{ client: 5, clock: 0, operations: [again] }]))).toContain('again');
	});
});
