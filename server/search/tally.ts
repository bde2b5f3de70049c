import type { Dimension, Register } from './register.ts';

/** What a list is narrowed to: in each dimension one of these tokens, in every dimension. */
export type Narrowing = ReadonlyMap<Dimension, ReadonlySet<number>>;

export interface TallyRequest {
	/** Where to look; undefined is everywhere. */
	readonly positions: Int32Array | undefined;
	/** See {@link Register.isVisible}. */
	readonly groups: ReadonlySet<string> | undefined;
	readonly narrowing: Narrowing;
	/** Only what was confirmed on this day or later, as a number (20260312). */
	readonly confirmedSince: number | undefined;
	/** What counts as fresh when nothing is asked. */
	readonly freshSince: number;
}

/** What a person may see of what was looked for: nothing else is counted anywhere [R6]. */
export interface Tally {
	/** What passes every condition, in order of position. */
	readonly found: Int32Array;
	/** By token: how many of those found have it; a place does not count for itself, since it is not found in itself. */
	readonly within: Int32Array;
	/** By token: how many more would be found with it, in place of what its own dimension is narrowed to. */
	readonly instead: Int32Array;
	/** How many were confirmed lately among what passes every other condition. */
	readonly fresh: number;
}

/** One look at each entry: who may see it, what it lacks of what is asked, what it counts for. */
export function tally(register: Register, request: TallyRequest): Tally {
	const { positions, groups, narrowing, confirmedSince, freshSince } = request;
	const narrowed = [...narrowing];
	const bits = new Uint8Array(register.tokens.length);
	for (const [bit, [, chosen]] of narrowed.entries()) for (const token of chosen) bits[token]! |= 1 << bit;
	const freshBit = 1 << narrowed.length;
	const asked = freshBit - 1 + (confirmedSince === undefined ? 0 : freshBit);
	const place = narrowing.get('place');
	const territory = register.numberOf('kind', 'territory');
	const within = new Int32Array(register.tokens.length);
	const instead = new Int32Array(register.tokens.length);
	const length = positions?.length ?? register.end;
	const found = new Int32Array(length);
	let many = 0;
	let fresh = 0;
	for (let index = 0; index < length; index++) {
		const position = positions ? positions[index]! : index;
		if (!register.isVisible(position, groups)) continue;
		// A place is not found in itself.
		if (place && register.kindOf(position) === territory && place.has(register.placeOf(position) ?? -1))
			continue;
		const day = register.confirmedOn(position);
		let passed = day >= (confirmedSince ?? freshSince) ? freshBit : 0;
		if (narrowed.length > 0) passed |= register.bitsOf(position, bits);
		const missing = asked & ~passed;
		if ((missing & ~freshBit) === 0 && (passed & freshBit) !== 0) fresh++;
		if (missing === 0) {
			found[many++] = position;
			register.countIn(position, within);
			if (register.kindOf(position) === territory) within[register.placeOf(position)!]!--;
		} else if ((missing & (missing - 1)) === 0 && missing !== freshBit) {
			const dimension = narrowed[31 - Math.clz32(missing)]![0];
			register.countIn(position, instead, dimension);
			if (dimension === 'place' && register.kindOf(position) === territory)
				instead[register.placeOf(position)!]!--;
		}
	}
	return { found: found.subarray(0, many), within, instead, fresh };
}
