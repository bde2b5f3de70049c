import { nameOf, type Names } from '../document/references.ts';
import { referenceOfKey } from './item-keys.ts';
import type { Action, ActionList, Item } from './programme.ts';

/**
 * How an item of a list is called: what the directory says of it today, else what it was called when somebody chose or typed it; older items
 * of the directory have no such name.
 */
export function itemName({ key, name }: Item, names: Names): string {
	const reference = referenceOfKey(key);
	if (reference === null) return name ?? key;
	return Object.hasOwn(names, reference) || name === null ? nameOf(reference, names) : name;
}

export const itemNames = (action: Action, list: ActionList, names: Names): string[] =>
	action.lists[list].map((item) => itemName(item, names));

export const listNames: Record<ActionList, string> = {
	carrier: 'Porteurs',
	partner: 'Partenaires',
	territory: 'Territoires',
	school: 'Établissements',
	theme: 'Thèmes',
	scheme: 'Dispositifs',
	link: 'Liens',
};
