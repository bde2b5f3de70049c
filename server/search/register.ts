import type { Visibility } from '#domain/access/visibility.ts';
import { facets, type Facet } from '#domain/search/facets.ts';

/** What results are narrowed and counted by. */
export const dimensions = ['kind', 'place', ...facets] as const satisfies readonly string[];
export type Dimension = 'kind' | 'place' | Facet;

export interface RegisterRow {
	readonly position: number;
	readonly facets: string;
	readonly visibility: Visibility;
	readonly group_id: string | null;
	readonly confirmed_on: string | null;
}

const levels: Record<Visibility, number> = { public: 1, network: 2, members: 3 };
const absent = 0;

/**
 * What every search needs of every entry, in memory and as numbers: who may see it, what it can be narrowed by, when it was confirmed.
 * A hundred thousand entries are looked at in a few milliseconds, where the database would take a second to count them. It holds no
 * word and decides nothing: the database says where words are, and `can()` has the last word on what is shown.
 */
export class Register {
	/** What can be narrowed by, `kind:actor`, by its number. */
	readonly tokens: string[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #dimensions: Dimension[] = [];
	readonly #groups = new Map<number, string>();
	/** By token: entries that anyone may see. */
	readonly #public: number[] = [];
	/** All positions are below this. */
	#end = 0;
	#first = new Int32Array(1024);
	#count = new Uint16Array(1024);
	#level = new Uint8Array(1024);
	#confirmed = new Int32Array(1024);
	/** Numbers of the tokens of every entry, one after the other. */
	#pool = new Int32Array(8192);
	#used = 0;
	/** Where room for so many tokens was left by entries that are gone: each edit takes one away and brings one. */
	readonly #free = new Map<number, number[]>();

	get end(): number {
		return this.#end;
	}

	numberOf(dimension: Dimension, value: string): number | undefined {
		return this.#numbers.get(`${dimension}:${value}`);
	}

	/** Whether an entry that anyone may see has it: what a question is read with tells nobody of the others [R6]. */
	isKnown(dimension: Dimension, value: string): boolean {
		const token = this.numberOf(dimension, value);
		return token !== undefined && this.#public[token]! > 0;
	}

	dimensionOf(token: number): Dimension {
		return this.#dimensions[token]!;
	}

	valueOf(token: number): string {
		const text = this.tokens[token]!;
		return text.slice(text.indexOf(':') + 1);
	}

	put({ position, facets: text, visibility, group_id, confirmed_on }: RegisterRow): void {
		this.#makeRoom(position);
		this.remove(position);
		const tokens = text.split(' ');
		const first = this.#roomFor(tokens.length);
		this.#first[position] = first;
		this.#count[position] = tokens.length;
		for (const [index, token] of tokens.entries()) this.#pool[first + index] = this.#number(token);
		this.#level[position] = levels[visibility];
		this.#countPublic(position, 1);
		this.#confirmed[position] = confirmed_on === null ? 0 : Number(confirmed_on.replaceAll('-', ''));
		if (group_id === null) this.#groups.delete(position);
		else this.#groups.set(position, group_id);
		this.#end = Math.max(this.#end, position + 1);
	}

	remove(position: number): void {
		if (position >= this.#end || this.#level[position] === absent) return;
		this.#countPublic(position, -1);
		this.#level[position] = absent;
		this.#groups.delete(position);
		const count = this.#count[position]!;
		const free = this.#free.get(count);
		if (free) free.push(this.#first[position]!);
		else this.#free.set(count, [this.#first[position]!]);
	}

	/** Tokens that there is room for, used or left by what is gone. */
	get room(): number {
		return this.#used;
	}

	/** Day as a number (20260312), 0 when unknown. */
	confirmedOn(position: number): number {
		return this.#confirmed[position] ?? 0;
	}

	/** Its kind comes first among its tokens. */
	kindOf(position: number): number {
		return this.#pool[this.#first[position]!]!;
	}

	/** The place that it is of first of all; for an entry that is a place, itself. */
	placeOf(position: number): number | undefined {
		return this.#count[position]! > 1 ? this.#pool[this.#first[position]! + 1] : undefined;
	}

	/** Bits of all its tokens together, in one pass that makes nothing: it is done for every answer of every search. */
	bitsOf(position: number, bits: Uint8Array): number {
		let all = 0;
		const end = this.#first[position]! + this.#count[position]!;
		for (let at = this.#first[position]!; at < end; at++) all |= bits[this.#pool[at]!]!;
		return all;
	}

	/** Counts one more for each of its tokens, or for those of one dimension. */
	countIn(position: number, counts: Int32Array, dimension?: Dimension): void {
		const end = this.#first[position]! + this.#count[position]!;
		for (let at = this.#first[position]!; at < end; at++) {
			const token = this.#pool[at]!;
			if (dimension === undefined || this.#dimensions[token] === dimension) counts[token]!++;
		}
	}

	/** @param groups ids of the groups whose entries this person may see whatever their visibility; undefined for who has no account. */
	isVisible(position: number, groups: ReadonlySet<string> | undefined): boolean {
		const level = this.#level[position];
		if (level === levels.public) return true;
		if (!level || groups === undefined) return false;
		return level === levels.network || groups.has(this.#groups.get(position) ?? '');
	}

	/** @returns where `count` tokens go: where as many were, or after the last. */
	#roomFor(count: number): number {
		const left = this.#free.get(count)?.pop();
		if (left !== undefined) return left;
		const first = this.#used;
		this.#used += count;
		if (this.#used > this.#pool.length) this.#pool = grown(this.#pool, this.#used);
		return first;
	}

	#countPublic(position: number, by: 1 | -1): void {
		if (this.#level[position] !== levels.public) return;
		const end = this.#first[position]! + this.#count[position]!;
		for (let at = this.#first[position]!; at < end; at++) this.#public[this.#pool[at]!]! += by;
	}

	#number(token: string): number {
		const known = this.#numbers.get(token);
		if (known !== undefined) return known;
		const fresh = this.tokens.push(token) - 1;
		this.#numbers.set(token, fresh);
		this.#public.push(0);
		this.#dimensions.push(dimensions.find((one) => token.startsWith(`${one}:`)) ?? 'kind');
		return fresh;
	}

	#makeRoom(position: number): void {
		if (position < this.#first.length) return;
		this.#first = grown(this.#first, position + 1);
		this.#count = grown(this.#count, position + 1);
		this.#level = grown(this.#level, position + 1);
		this.#confirmed = grown(this.#confirmed, position + 1);
	}
}

function grown<T extends Int32Array | Uint16Array | Uint8Array>(array: T, least: number): T {
	const larger = new (array.constructor as new (length: number) => T)(Math.max(least, array.length * 2));
	larger.set(array);
	return larger;
}
