import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import { getSchema } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import { schemaExtensions } from '#lib/editor/extensions.ts';
import {
	distinctCommitments,
	emptyCommitment,
	leaveCommitment,
	putCommitment,
} from '#lib/editor/references/commitments.ts';
import { mentionAt } from '#lib/editor/references/mentions.ts';

const schema = getSchema(schemaExtensions);
const one = '11111111-1111-4111-8111-111111111111';
const { doc, paragraph, commitment } = schema.nodes as Record<string, (typeof schema.nodes)['doc']>;
const p = (words = '') => paragraph!.create(null, words ? schema.text(words) : null);
const line = (words = '', attrs = {}) =>
	commitment!.create({ kind: 'decision', id: one, ...attrs }, words ? schema.text(words) : null);

function stateOf(
	blocks: ReturnType<typeof p>[],
	at: number,
	isElsewhere: (id: string) => boolean = () => false,
) {
	const state = EditorState.create({
		doc: doc!.create(null, blocks),
		plugins: [distinctCommitments(isElsewhere)],
	});
	return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}
function after(state: EditorState, command: Command): EditorState {
	let next = state;
	command(state, (tr) => (next = state.apply(tr)));
	return next;
}
const shape = ({ doc: root }: EditorState) =>
	root.children.map(({ type, textContent }) => `${type.name}(${textContent})`);
const ids = ({ doc: root }: EditorState) =>
	root.children.map(({ attrs }) => attrs['id'] as string | undefined);

describe('a « Décision » or « À faire » line', () => {
	test('takes the place of an empty paragraph, or comes after one that has words', () => {
		expect(shape(after(stateOf([p()], 1), putCommitment('task')))).toEqual(['commitment()']);
		const next = after(stateOf([p('Mots')], 2), putCommitment('decision'));
		expect(shape(next)).toEqual(['paragraph(Mots)', 'commitment()']);
		expect(next.selection.$from.parent.type.name).toBe('commitment');
	});

	test('comes before a paragraph at whose head one asks for it, with the caret in it', () => {
		const next = after(stateOf([p('Avant'), p('Mots')], 8), putCommitment('decision'));
		expect(shape(next)).toEqual(['paragraph(Avant)', 'commitment()', 'paragraph(Mots)']);
		expect(next.selection.$from.parent.type.name).toBe('commitment');
	});

	test('becomes of the other kind without being made anew: same words, same identifier', () => {
		const next = after(stateOf([line('Mots')], 2), putCommitment('task'));
		expect(next.doc.firstChild?.attrs).toMatchObject({ kind: 'task', id: one });
		expect(shape(next)).toEqual(['commitment(Mots)']);
	});

	test('Enter at its end makes a paragraph, in its middle takes the rest there, in an empty one leaves it', () => {
		expect(shape(after(stateOf([line('Mots')], 5), leaveCommitment))).toEqual([
			'commitment(Mots)',
			'paragraph()',
		]);
		const split = after(stateOf([line('Mots')], 3), leaveCommitment);
		expect(shape(split)).toEqual(['commitment(Mo)', 'paragraph(ts)']);
		expect(split.selection.$from.parent.type.name).toBe('paragraph');
		expect(ids(split)[0]).toBe(one);
		expect(shape(after(stateOf([line()], 1), leaveCommitment))).toEqual(['paragraph()']);
		expect(shape(after(stateOf([line()], 1), emptyCommitment))).toEqual(['paragraph()']);
		expect(leaveCommitment(stateOf([p('Mots')], 2))).toBe(false);
		expect(emptyCommitment(stateOf([line('Mots')], 1))).toBe(false);
	});

	test('that is copied gets an identifier of its own; the one that was there keeps its', () => {
		const state = stateOf([p(), line('Mots')], 1);
		const copied = state.apply(state.tr.insert(0, line('Mots')));
		const [copy, , first] = ids(copied);
		expect(first).toBe(one);
		expect(copy).not.toBe(one);
		expect(copy).toMatch(/^[\da-f-]{36}$/);
	});

	test('that is in another section already gets its own too; one that moves keeps its', () => {
		const elsewhere = stateOf([p()], 1, (id) => id === one);
		expect(ids(elsewhere.apply(elsewhere.tr.insert(0, line('Mots'))))[0]).not.toBe(one);
		const state = stateOf([line('Mots'), p('Après')], 2);
		const { tr } = state;
		tr.delete(0, 6).insert(tr.doc.content.size, line('Mots'));
		expect(ids(state.apply(tr))[1]).toBe(one);
	});

	test('that another puts is left as it is [E7]', () => {
		const state = stateOf([line('Mots')], 2);
		const { tr } = state;
		tr.insert(0, line('Copie')).setMeta('y-sync$', { isChangeOrigin: true });
		expect(ids(state.apply(tr))).toEqual([one, one]);
	});
});

describe('« @ » looks for somebody', () => {
	test.each([
		['@', { from: 1, query: '' }],
		['Avec @hel', { from: 6, query: 'hel' }],
		['(@Hélène Jaouen', { from: 2, query: 'Hélène Jaouen' }],
		['l’@ana', { from: 3, query: 'ana' }],
		['lea@ville.fr', null],
		['@ puis rien', null],
		['@Hélène vient demain matin', null],
	])('in « %s »: %o', (words, found) => {
		expect(mentionAt(stateOf([p(words)], words.length + 1))).toEqual(found);
	});
});

test('a letter typed beside lines that a program stored without an identifier writes nothing in them [VOC-6]', () => {
	const schema = getSchema(schemaExtensions);
	const doc = schema.nodeFromJSON({
		type: 'doc',
		content: [{ type: 'paragraph' }, { type: 'commitment' }, { type: 'commitment' }],
	});
	const state = EditorState.create({ schema, doc, plugins: [distinctCommitments(() => false)] });
	const next = state.apply(state.tr.insertText('X', 1));
	expect(next.doc.textContent).toBe('X');
	expect(next.doc.lastChild?.attrs['id']).toBe('');
});
