import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toggleBox } from '#lib/editor/check-boxes.ts';
import { bullets, doc, heading, numbered, paragraph } from '#domain/document/content.ts';
import { liftItem, sinkItem, toggleListKind, type ListKind } from '#lib/editor/lists.ts';
import { TextSelection } from '@tiptap/pm/state';
import { meet, openTogether, order, select, shape, type, type Writer } from '../support/section-writers.ts';

const kinds: ListKind[] = ['bullet', 'ordered', 'check'];
/** In an item, null is a paragraph. */
interface List {
	readonly kind: string;
	readonly items: readonly (readonly (List | null)[])[];
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[], kind?: string): Y.XmlElement {
	const made = new Y.XmlElement(name);
	if (kind) made.setAttribute('kind', kind);
	made.insert(0, children);
	return made;
}

const alone = async (...blocks: Parameters<typeof doc>) => (await openTogether(1, doc(...blocks)))[0]!;
const words = (...said: string[]) => said.map((one) => paragraph(one));

/** The shared lists, so as to tell whether one is still the same. */
const sharedLists = ({ content }: Writer) =>
	[...content.createTreeWalker((node) => (node as Y.XmlElement).nodeName === 'list')] as Y.XmlElement[];

describe('making lists', () => {
	test('of several blocks at once, a heading among them', async () => {
		const lea = await alone(paragraph('avant'), paragraph('un'), heading(1, 'deux'), paragraph('trois'));
		select(lea, 'un', 'trois');
		expect(order(lea, toggleListKind('bullet'))).toBe(true);
		expect(shape(lea)).toBe('(avant) bullet[li[(un)] li[(deux)] li[(trois)]]');
		const { doc: text, selection } = lea.view.state;
		expect(text.textBetween(selection.from, selection.to, ' ')).toBe('un deux trois');
	});

	test('of blocks next to a list of that kind: they join it, and it stays the same list', async () => {
		const lea = await alone(bullets('un'), ...words('deux', 'trois'), numbered('quatre'));
		const [list] = sharedLists(lea);
		select(lea, 'deux', 'trois');
		order(lea, toggleListKind('bullet'));
		expect(shape(lea)).toBe('bullet[li[(un)] li[(deux)] li[(trois)]] ordered[li[(quatre)]]');
		expect(sharedLists(lea)[0]).toBe(list);
	});

	test('of blocks and lists together: the lists only change their kind', async () => {
		const lea = await alone(paragraph('un'), bullets('deux', 'trois'), paragraph('quatre'));
		const [list] = sharedLists(lea);
		select(lea, 'un', 'quatre');
		order(lea, toggleListKind('check'));
		expect(shape(lea)).toBe('check[li[(un)]] check[li[(deux)] li[(trois)] li[(quatre)]]');
		expect(sharedLists(lea)).toContain(list);
	});

	test('does nothing to what cannot be an item', async () => {
		const caption = {
			type: 'table',
			content: [{ type: 'tableCaption', content: [{ type: 'text', text: 'titre' }] }],
		};
		const lea = await alone(caption);
		select(lea, 'titre');
		expect(order(lea, toggleListKind('bullet'))).toBe(false);
	});
});

describe('a list that becomes one of another kind', () => {
	test.each(kinds.flatMap((from) => kinds.filter((to) => to !== from).map((to) => [from, to] as const)))(
		'%s → %s keeps its items, and every word that others type in them meanwhile',
		async (from, to) => {
			const [lea, samir] = (await openTogether(2, doc(bullets('un', 'deux'), paragraph('fin')))) as [
				Writer,
				Writer,
			];
			select(lea, 'un');
			if (from !== 'bullet') order(lea, toggleListKind(from));
			meet(lea, samir);
			const items = sharedLists(lea)[0]!.toArray();
			select(lea, 'un');
			order(lea, toggleListKind(to));
			type(samir, 'deux', ', dit Samir');
			type(samir, 'un', ' aussi');
			meet(lea, samir);
			for (const writer of [lea, samir])
				expect(shape(writer)).toBe(`${to}[li[(un aussi)] li[(deux, dit Samir)]] (fin)`);
			expect(sharedLists(lea)[0]!.toArray()).toEqual(items);
		},
	);

	test('only the list of the caret changes, not those around it; a selection over both changes both', async () => {
		const inner = { type: 'listItem', content: [paragraph('un'), bullets('dedans')] };
		const lea = await alone({ type: 'list', attrs: { kind: 'bullet' }, content: [inner] });
		select(lea, 'dedans');
		order(lea, toggleListKind('check'));
		expect(shape(lea)).toBe('bullet[li[(un) check[li[(dedans)]]]]');
		select(lea, 'un', 'dedans');
		order(lea, toggleListKind('ordered'));
		expect(shape(lea)).toBe('ordered[li[(un) ordered[li[(dedans)]]]]');
	});

	test('asked for again, it is no list any more, for the selected items only', async () => {
		const lea = await alone(bullets('un', 'deux', 'trois'));
		select(lea, 'deux');
		order(lea, toggleListKind('bullet'));
		expect(shape(lea)).toBe('bullet[li[(un)]] (deux) bullet[li[(trois)]]');
	});

	test('asked for again over two lists, neither is one any more', async () => {
		const lea = await alone(bullets('un', 'deux'), paragraph('entre'), bullets('trois'));
		select(lea, 'entre');
		select(lea, 'un', 'deux');
		order(lea, toggleListKind('bullet'));
		expect(shape(lea)).toBe('(un) (deux) (entre) bullet[li[(trois)]]');
	});
});

describe('items, further in and out', () => {
	test('under the item before, in a list of the same kind', async () => {
		const lea = await alone(numbered('un', 'deux', 'trois'));
		select(lea, 'deux');
		expect(order(lea, sinkItem)).toBe(true);
		select(lea, 'trois');
		order(lea, sinkItem);
		expect(shape(lea)).toBe('ordered[li[(un) ordered[li[(deux)] li[(trois)]]]]');
		order(lea, liftItem);
		expect(shape(lea)).toBe('ordered[li[(un) ordered[li[(deux)]]] li[(trois)]]');
	});

	test('the first item cannot go further in', async () => {
		const lea = await alone(bullets('un', 'deux'));
		select(lea, 'un');
		expect(order(lea, sinkItem)).toBe(false);
	});

	test('no command throws or loses a word next to what concurrent edits emptied [VOC-6]', async () => {
		const kind = fc.constantFrom('bullet', 'ordered', 'check');
		const { list } = fc.letrec<{ list: List }>((tie) => ({
			list: fc.record({
				kind,
				items: fc.array(fc.array(fc.option(tie('list')), { maxLength: 2 }), { maxLength: 3 }),
			}),
		}));
		const commands = [sinkItem, liftItem, toggleBox, ...kinds.map(toggleListKind)];
		let count = 0;
		const build = ({ kind, items }: List): Y.XmlElement =>
			element(
				'list',
				items.map((blocks) =>
					element(
						'listItem',
						blocks.map((inner) => {
							if (inner) return build(inner);
							const words = count % 3 ? `mot${count};` : '';
							count++;
							return element('paragraph', [new Y.XmlText(words)]);
						}),
					),
				),
				kind,
			);
		let applied = 0;
		await fc.assert(
			fc.asyncProperty(list, list, fc.nat(), fc.nat(), fc.nat(5), async (first, second, from, to, which) => {
				const lea = await alone(paragraph('début'));
				lea.content.insert(1, [build(first), build(second)]);
				const { doc: text } = lea.view.state;
				const places: number[] = [];
				text.descendants((node, at) => void (node.isTextblock && places.push(at + 1)));
				const at = (place: number) => places[place % places.length]!;
				const said = text.textContent;
				lea.view.dispatch(lea.view.state.tr.setSelection(TextSelection.create(text, at(from), at(to))));
				if (order(lea, commands[which]!)) applied++;
				for (const word of said.match(/mot\d+;/g) ?? [])
					expect(lea.view.state.doc.textContent).toContain(word);
				const stored = lea.content.toString();
				for (const word of said.match(/mot\d+;/g) ?? []) expect(stored).toContain(word);
			}),
			{ numRuns: 300 },
		);
		expect(applied).toBeGreaterThan(50);
	});
});

describe('a box', () => {
	test('is ticked by an attribute: who types in its item goes on', async () => {
		const [lea, samir] = (await openTogether(2, doc(bullets('un', 'deux')))) as [Writer, Writer];
		select(lea, 'un');
		order(lea, toggleListKind('check'));
		meet(lea, samir);
		select(lea, 'deux');
		expect(order(lea, toggleBox)).toBe(true);
		type(samir, 'deux', ' mots');
		meet(lea, samir);
		expect(shape(lea)).toBe('check[li[(un)] done[(deux mots)]]');
		expect(shape(samir)).toBe(shape(lea));
		order(lea, toggleBox);
		expect(shape(lea)).toBe('check[li[(un)] li[(deux mots)]]');
	});

	test('is not there in other lists', async () => {
		const lea = await alone(bullets('un'));
		select(lea, 'un');
		expect(order(lea, toggleBox)).toBe(false);
	});
});
