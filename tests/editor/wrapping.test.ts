import { describe, expect, test } from 'vitest';
import { TextSelection } from '@tiptap/pm/state';
import { bullets, doc, paragraph } from '#domain/document/content.ts';
import { insertAfter, toggleWrap } from '#lib/editor/insert/block-commands.ts';
import { meet, openTogether, order, select, shape, type, type Writer } from '../support/section-writers.ts';

const alone = async (...blocks: Parameters<typeof doc>) => (await openTogether(1, doc(...blocks)))[0]!;

describe('quotes and callouts', () => {
	test('are made of the selected blocks, and undone by the same command', async () => {
		const lea = await alone(paragraph('un'), paragraph('deux'), paragraph('trois'));
		select(lea, 'un', 'deux');
		order(lea, toggleWrap('quote'));
		expect(shape(lea)).toBe('quote[(un) (deux)] (trois)');
		order(lea, toggleWrap('quote'));
		expect(shape(lea)).toBe('(un) (deux) (trois)');
	});

	test('a callout takes the other tone by its attribute, whoever writes in it', async () => {
		const [lea, samir] = (await openTogether(2, doc(paragraph('un'), paragraph('deux')))) as [Writer, Writer];
		select(lea, 'un');
		order(lea, toggleWrap('callout', { tone: 'note' }));
		meet(lea, samir);
		order(lea, toggleWrap('callout', { tone: 'warning' }));
		type(samir, 'un', ' mot');
		meet(lea, samir);
		expect(shape(lea)).toBe('warning[(un mot)] (deux)');
		expect(shape(samir)).toBe(shape(lea));
	});

	test('may stand in an item, not in a table’s cell', async () => {
		const lea = await alone(bullets('un'));
		select(lea, 'un');
		order(lea, toggleWrap('callout', { tone: 'note' }));
		expect(shape(lea)).toBe('bullet[li[note[(un)]]]');
		const cell = { type: 'tableCell', attrs: { column: 'V' }, content: [paragraph('dedans')] };
		const table = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
		const samir = await alone(table);
		select(samir, 'dedans');
		expect(order(samir, toggleWrap('quote'))).toBe(false);
	});
});

describe('a block that is not written in', () => {
	test('comes after the one of the caret, which goes on after it', async () => {
		const lea = await alone(paragraph('un'), paragraph('deux'));
		select(lea, 'un');
		order(lea, insertAfter('rule'));
		type(lea, 'deux', ' mots');
		expect(shape(lea)).toBe('(un) rule[] (deux mots)');
		expect(lea.view.state.selection.$from.parent.textContent).toBe('deux mots');
	});

	test('comes before the one at whose head the caret is, which stays there', async () => {
		const lea = await alone(paragraph('un'), paragraph('deux'));
		lea.view.dispatch(lea.view.state.tr.setSelection(TextSelection.create(lea.view.state.doc, 5)));
		order(lea, insertAfter('rule'));
		expect(shape(lea)).toBe('(un) rule[] (deux)');
		expect(lea.view.state.selection.$from.parent.textContent).toBe('deux');
	});

	test('takes the place of an empty paragraph, and is followed by one where none is', async () => {
		const lea = await alone(paragraph('un'), paragraph());
		lea.view.dispatch(lea.view.state.tr.setSelection(TextSelection.create(lea.view.state.doc, 5)));
		order(lea, insertAfter('contents'));
		expect(shape(lea)).toBe('(un) contents[] ()');
	});

	test('goes after the whole list when it may not stand inside', async () => {
		const lea = await alone(bullets('un', 'deux'), paragraph('fin'));
		select(lea, 'un');
		order(lea, insertAfter('pageBreak'));
		expect(shape(lea)).toBe('bullet[li[(un)] li[(deux)]] pageBreak[] (fin)');
	});
});
