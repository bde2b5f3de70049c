import type { AttributeSpec } from 'prosemirror-model';
import { isIdentifier } from '../../identifier.ts';
import { isOrderKey } from '../order.ts';

/**
 * What the attributes of nodes may hold. Each is a plain value that the last one to set it wins: words that people write together
 * are content, never attributes. Each has a default: an element whose attribute a program left out, or took away, would not be made, and
 * y-tiptap would delete it for everybody [VOC-6].
 */
const checked = (words: string, isFine: (value: unknown) => boolean, fallback: unknown): AttributeSpec => ({
	default: fallback,
	validate(value: unknown) {
		if (!isFine(value)) throw new RangeError(words);
	},
});

export const wholeNumber = (least: number, most: number, fallback: number): AttributeSpec =>
	checked(
		`a whole number from ${least} to ${most}`,
		(value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
		fallback,
	);

export const flag = (fallback: boolean): AttributeSpec =>
	checked('true or false', (value) => typeof value === 'boolean', fallback);

/** The first is the default. */
export const oneOf = (...values: readonly [string, ...string[]]): AttributeSpec =>
	checked(`one of ${values.join(', ')}`, (value) => values.includes(value as string), values[0]);

/** A short line about something (an alternative text, a file's name): no control characters, at most 300 units. */
export const line = (): AttributeSpec =>
	checked(
		'a line of 300 characters',
		(value) => typeof value === 'string' && value.length <= 300 && !/\p{Cc}/u.test(value),
		'',
	);

const isDay = (value: unknown) =>
	typeof value === 'string' &&
	/^\d{4}-\d{2}-\d{2}$/.test(value) &&
	!Number.isNaN(Date.parse(value)) &&
	new Date(value).toISOString().startsWith(value);

/** `2026-11-28`, which must exist, or empty while nobody has chosen one. */
export const dayOrNone = (): AttributeSpec =>
	checked('a day, or nothing', (value) => value === '' || isDay(value), '');

/** An identifier in its canonical spelling [R4], or empty. */
export const identifierOrNone = (): AttributeSpec =>
	checked(
		'an identifier, or nothing',
		(value) => value === '' || (typeof value === 'string' && isIdentifier(value)),
		'',
	);

/** An order key of `order.ts`, by which a cell names its column. The default is what a table of one column has. */
export const orderKey = (): AttributeSpec => checked('an order key', isOrderKey, 'V');

/** The same, or empty. */
export const orderKeyOrNone = (): AttributeSpec =>
	checked('an order key, or nothing', (value) => value === '' || isOrderKey(value), '');

const owner = /^(seat:[a-z]{1,20}|(actor|organisation):([0-9a-f-]{36}))$/;

/** Who answers for a line: `seat:state`, `actor:<id>`, `organisation:<id>`, or empty. Names are asked of the directory [rule 2]. */
export const ownerOrNone = (): AttributeSpec =>
	checked(
		'an owner, or nothing',
		(value) => {
			if (value === '') return true;
			const id = typeof value === 'string' ? owner.exec(value) : null;
			return id !== null && (id[3] === undefined || isIdentifier(id[3]));
		},
		'',
	);

/** An attribute as pasted, when its own rule takes it. */
export function accepted<T>(spec: AttributeSpec, value: T): T | undefined {
	try {
		(spec.validate as (value: unknown) => void)(value);
		return value;
	} catch {
		return undefined;
	}
}
