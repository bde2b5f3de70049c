import type { SectionJson } from '#domain/document/document.ts';
import { evenKeys, isOrderKey, isTooLong, keyBetween } from '#domain/document/order.ts';
import { placeOf } from '#domain/document/template-versions.ts';
import * as Y from 'yjs';
import { buildSection, sectionsRoot } from './state.ts';

/** A section of a live document, as far as its place goes. */
interface Placed {
	readonly id: string;
	readonly map: Y.Map<unknown>;
	readonly order: string;
	readonly clause: string | undefined;
}

/** How a clause came to be in a document. */
export type Placing = 'there' | 'restored' | 'added';

/**
 * Makes sure that a clause of its template is in a document: set aside, it comes back with its words; else it is added where the
 * template has it. Nobody's text is touched.
 * @param order the clauses of the template.
 */
export function placeClause(ydoc: Y.Doc, section: SectionJson, order: readonly string[]): Placing {
	const root = ydoc.getMap<Y.Map<unknown>>(sectionsRoot);
	const all = [...root].flatMap(([id, map]): Placed[] => {
		if (!(map instanceof Y.Map)) return [];
		const key = map.get('order');
		const clause = map.get('clause');
		return [
			{
				id,
				map,
				order: isOrderKey(key) ? key : 'z',
				clause: typeof clause === 'string' ? clause : undefined,
			},
		];
	});
	const living = all
		.filter(({ map }) => map.get('removed') !== true)
		.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
	if (living.some(({ clause }) => clause === section.clause)) return 'there';
	const aside = all.find(({ clause }) => clause === section.clause);
	if (aside) {
		aside.map.set('removed', false);
		return 'restored';
	}
	const place = placeOf(
		section.clause ?? '',
		order,
		living.map(({ clause }) => clause),
	);
	root.set(section.id, buildSection(section, keyAt(living, place)));
	return 'added';
}

/** A key for that place; the living sections get new ones when there is no room left [ORD-1]. */
function keyAt(living: readonly Placed[], place: number): string {
	const before = living[place - 1]?.order ?? null;
	const after = living.slice(place).find(({ order }) => before === null || order > before)?.order ?? null;
	const between = keyBetween(before, after);
	if (!isTooLong(between)) return between;
	const keys = evenKeys(living.length + 1);
	const [own = between] = keys.splice(place, 1);
	living.forEach(({ map }, index) => map.set('order', keys[index]));
	return own;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
