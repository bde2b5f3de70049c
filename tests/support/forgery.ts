import * as Y from 'yjs';
import { forge, type Id, type Operation } from './gate.ts';

/** Yjs's numbers of types. */
export const types = { array: 0, map: 1, plain: 2, element: 3, fragment: 4, text: 6 } as const;

type Random = () => number;
type Content = Operation['content'];

const names = ['paragraph', 'list', 'listItem', 'hardBreak', 'quote', 'footnote'];
const kinds: readonly Content[] = [
	{ text: 'abc' },
	{ mark: 'bold', value: {} },
	{ values: [1] },
	{ deleted: 2 },
	...names.map((name) => ({ type: types.element, name })),
	...[types.array, types.map, types.plain, types.fragment, types.text].map((type) => ({ type })),
];
/** By name of an element, what it may hold. */
export const allowed: Readonly<Record<string, readonly string[]>> = {
	doc: ['paragraph', 'list', 'quote'],
	quote: ['paragraph', 'list', 'quote'],
	listItem: ['paragraph', 'list', 'quote'],
	list: ['listItem'],
	paragraph: ['text', 'hardBreak', 'footnote'],
	footnote: ['text'],
	hardBreak: [],
};

/**
 * An update that no library wrote: mostly operations that could be honest, in one of `doc`'s types, deleted ones included, with one
 * thing in six wrong: another place, another kind, another sibling, clocks that are there already, deletions anywhere.
 */
export function forgery(
	random: Random,
	doc: Y.Doc,
	clients: readonly number[],
	sections: readonly string[],
): Uint8Array {
	const upTo = (limit: number) => Math.floor(random() * limit);
	const one = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
	const rarely = () => random() < 1 / 6;
	const structs = [...doc.store.clients.values()].flat() as Y.Item[];
	const anyId = (): Id => {
		const { id, length } = one(structs);
		return { client: id.client, clock: id.clock + upTo(length) };
	};
	const places = structs.flatMap(({ content }) => (content instanceof Y.ContentType ? [content.type] : []));

	const operation = (own: Id): Operation => {
		if (rarely() && rarely()) return { content: { gc: 1 + upTo(3) } };
		const place = one(places) as Y.AbstractType<unknown>;
		const key = place instanceof Y.Map ? one(['order', 'status', 'removed', 'title', 'content']) : undefined;
		const isAttribute = place instanceof Y.XmlElement && rarely();
		const content = rarely() ? anything() : fitting(place, key, isAttribute);
		const parent = rarely() ? (rarely() ? own : anyId()) : (place._item as Y.Item).id;
		if (key !== undefined || isAttribute) return { parent, key: key ?? 'level', content };
		if (rarely() && rarely()) return { key: one(sections), content: { type: types.map } };
		const siblings: Y.Item[] = [];
		for (let item = place._start; item; item = item.right) siblings.push(item);
		const at = upTo(siblings.length + 1);
		const [left, right] = [siblings[at - 1], rarely() ? undefined : siblings[at]];
		const origin = left && { client: left.id.client, clock: left.id.clock + left.length - 1 };
		return {
			...(origin && { origin: rarely() ? anyId() : origin }),
			...(right && { right: rarely() ? anyId() : right.id }),
			parent,
			content,
		};
	};
	const anything = () => one(kinds);
	const fitting = (place: unknown, key: string | undefined, isAttribute: boolean): Content => {
		if (isAttribute) return { values: [upTo(4)] };
		if (key === 'title') return { type: types.plain };
		if (key === 'content') return { type: types.fragment };
		if (key !== undefined) return { values: [key === 'order' ? 'V' : key === 'status' ? 'doing' : true] };
		if (place instanceof Y.Text)
			return rarely() ? { mark: 'bold', value: null } : { text: one(['a', 'bcd', '🏫']) };
		const name = one(allowed[place instanceof Y.XmlElement ? place.nodeName : 'doc'] ?? []);
		if (name === undefined) return anything();
		return name === 'text' ? { type: types.text } : { type: types.element, name };
	};

	const blocks = clients.slice(0, 1 + upTo(clients.length)).map((client) => {
		const state = Y.getState(doc.store, client);
		const clock = rarely() ? Math.max(0, state - 1 - upTo(3)) : state;
		return {
			client,
			clock,
			operations: Array.from({ length: 1 + upTo(3) }, (_, n) => operation({ client, clock: clock + n })),
		};
	});
	const deletes = random() < 0.3 ? [anyId()] : [];
	return forge(
		rarely() ? [] : blocks,
		deletes.map(({ client, clock }) => ({
			client,
			ranges: [[clock, Math.min(clock + 1 + upTo(4), Y.getState(doc.store, client))] as const],
		})),
	);
}
