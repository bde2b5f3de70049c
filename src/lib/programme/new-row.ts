import { rowShapes, rowTextLength, type RowKind } from '#domain/programme/rows.ts';
import * as Y from 'yjs';

/** What a new row begins with, beside its order. */
export type NewValues = Readonly<Record<string, unknown>>;

/** A row with its texts and blocks, ready to be put in a programme, set aside. */
export function newRow(kind: RowKind, order: string, values: NewValues): Y.Map<unknown> {
	const { texts, content } = rowShapes[kind];
	const map = new Y.Map<unknown>();
	for (const key of texts) map.set(key, new Y.Text(cut(values[key])));
	if (content) map.set('content', emptyBlocks());
	map.set('order', order);
	for (const [key, value] of Object.entries({ ...initial[kind], ...values }))
		if (!texts.includes(key)) map.set(key, value);
	map.set('removed', true);
	return map;
}

const initial: Readonly<Record<RowKind, NewValues>> = {
	axis: {},
	objective: { axis: null },
	action: { under: null, state: 'idea' },
	funder: { kind: 'other', inKind: false },
	milestone: { action: null, at: null },
	indicator: { action: null },
	reading: { indicator: null, at: null, value: null },
};

/** A text as a row may hold it: on one line, and not too long. */
export const cut = (value: unknown): string =>
	typeof value === 'string' ? value.replace(/[\r\n]+/g, ' ').slice(0, rowTextLength) : '';

function emptyBlocks(): Y.XmlFragment {
	const content = new Y.XmlFragment();
	const paragraph = new Y.XmlElement('paragraph');
	// Attributes keep their type in Yjs; only its declaration says text.
	paragraph.setAttribute('level', 0 as unknown as string);
	paragraph.insert(0, [new Y.XmlText()]);
	content.insert(0, [paragraph]);
	return content;
}
