import { isOrderKey } from '../document/order.ts';
import { isIdentifier } from '../identifier.ts';
import { placeOfKey } from './amount.ts';
import { actionStates, type ActionState } from './action-state.ts';
import { isDecimal } from './decimal.ts';
import { funderKinds, type FunderKind } from './funder.ts';
import { isCents } from './money.ts';
import { isMoment } from './moment.ts';

/**
 * What a programme holds beside its text, as it is shared: each kind of row is a map at the root of the document, by id; a row is a map of its own. Its texts are shared
 * texts (two people in one both write), its values are set as wholes, its lists are one key an item (two people who add both add).
 */
export const rowKinds = [
	'axis',
	'objective',
	'action',
	'funder',
	'milestone',
	'indicator',
	'reading',
] as const;
export type RowKind = (typeof rowKinds)[number];

type Check = (value: unknown) => boolean;

export interface RowShape {
	/** Its map at the root of the document. Part of the format. */
	readonly root: string;
	/** Shared texts, made with the row. */
	readonly texts: readonly string[];
	/** Whether it has a `content` of blocks, made with the row. */
	readonly content: boolean;
	readonly values: Readonly<Record<string, Check>>;
	/** Names of lists: `carrier/<key>`. */
	readonly lists: readonly string[];
}

/** Longest text of a row, in UTF-16 units. */
export const rowTextLength = 2_000;
/** Longest name that stands for what the directory does not know. */
export const freeNameLength = 200;

const isReference: Check = (value) => value === null || (typeof value === 'string' && isIdentifier(value));
const isWhole =
	(most: number): Check =>
	(value) =>
		value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most);
const isMaybeMoment: Check = (value) => value === null || isMoment(value);
const isMaybeDecimal: Check = (value) => value === null || isDecimal(value);
const isFlag: Check = (value) => typeof value === 'boolean';

const common = { order: isOrderKey, removed: isFlag } satisfies Record<string, Check>;

export const rowShapes: Readonly<Record<RowKind, RowShape>> = {
	axis: { root: 'axes', texts: ['title'], content: false, values: common, lists: [] },
	objective: {
		root: 'objectives',
		texts: ['title'],
		content: false,
		values: { ...common, axis: isReference },
		lists: [],
	},
	action: {
		root: 'actions',
		texts: ['title', 'audience', 'risks', 'contact'],
		content: true,
		values: {
			...common,
			/** An objective, or an axis. */
			under: isReference,
			state: (value) => actionStates.includes(value as ActionState),
			/** Percent. */
			progress: isWhole(100),
			start: isMaybeMoment,
			end: isMaybeMoment,
			ageFrom: isWhole(120),
			ageTo: isWhole(120),
			people: isWhole(10_000_000),
		},
		lists: ['carrier', 'partner', 'territory', 'school', 'theme', 'scheme', 'link'],
	},
	funder: {
		root: 'funders',
		texts: ['title'],
		content: false,
		values: {
			...common,
			kind: (value) => funderKinds.includes(value as FunderKind),
			inKind: isFlag,
			organisation: isReference,
		},
		lists: [],
	},
	milestone: {
		root: 'milestones',
		texts: ['title'],
		content: false,
		values: { ...common, action: isReference, at: isMaybeMoment, done: isFlag },
		lists: [],
	},
	indicator: {
		root: 'indicators',
		texts: ['title', 'unit', 'collector'],
		content: false,
		values: { ...common, action: isReference, baseline: isMaybeDecimal, target: isMaybeDecimal },
		lists: [],
	},
	reading: {
		root: 'readings',
		texts: ['source'],
		content: false,
		values: { ...common, indicator: isReference, at: isMaybeMoment, value: isMaybeDecimal },
		lists: [],
	},
};

/** An item of a list: the name it has, or had when it was chosen in the directory; true for what has none but the directory's. */
export const isItem: Check = (value) =>
	value === true || (typeof value === 'string' && value.trim() !== '' && value.length <= freeNameLength);

/** Keys of items: an id of the directory, the kind and code of a territory (`qpv:QN05604M`), or that of a name that was typed. */
const itemKey = /^[\w+:.-]{1,80}$/;

/** The list and the key of an item; undefined for another key. */
export function itemOfKey(
	kind: RowKind,
	key: string,
): { readonly list: string; readonly key: string } | undefined {
	const at = key.indexOf('/');
	const list = key.slice(0, at);
	if (at < 0 || !rowShapes[kind].lists.includes(list) || !itemKey.test(key.slice(at + 1))) return undefined;
	return { list, key: key.slice(at + 1) };
}

/** What a plain value under a key of a row has to be; undefined for a key that holds none. Shared texts and contents are not values. */
export function rowCheck(kind: RowKind, key: string): Check | undefined {
	const { values } = rowShapes[kind];
	if (Object.hasOwn(values, key)) return values[key];
	if (kind === 'action' && placeOfKey(key)) return isCents;
	return itemOfKey(kind, key) ? isItem : undefined;
}

/** The kind of row that a root of a document holds. */
export const kindOfRoot: ReadonlyMap<string, RowKind> = new Map(
	rowKinds.map((kind) => [rowShapes[kind].root, kind]),
);

/** Map of the values of the programme itself, at the root of the document. */
export const settingsRoot = 'programme';

const settings: Readonly<Record<string, Check>> = {
	firstYear: (value) => isWhole(2100)(value) && Number(value) >= 2000,
	years: (value) => isWhole(10)(value) && Number(value) >= 1,
	/** School holidays' zone. */
	zone: (value) => value === null || ['A', 'B', 'C'].includes(value as string),
};

export const settingCheck = (key: string): Check | undefined =>
	Object.hasOwn(settings, key) ? settings[key] : undefined;
