import { writeBytes } from '#domain/collaboration/bytes.ts';

/** An operation of a Yjs document. */
export interface Id {
	readonly client: number;
	readonly clock: number;
}

/** An item of text that stands right of another (bit 8), as Yjs writes it: kind 4 is a string. */
const textAfter = 0x84;

/**
 * The Yjs update (V1) of one character typed by `client` at `clock`, right of `left`. Kept as cheap as can be: what a load costs its
 * core is missing from the load.
 */
export function typed(client: number, clock: number, left: Id, character: number): Uint8Array {
	let at = put(scratch, 0, 1);
	at = put(scratch, at, 1);
	at = put(scratch, at, client);
	at = put(scratch, at, clock);
	scratch[at] = textAfter;
	at = put(scratch, at + 1, left.client);
	at = put(scratch, at, left.clock);
	at = put(scratch, at, 1);
	at = put(scratch, at, character);
	// No deletion.
	return scratch.slice(0, put(scratch, at, 0));
}

const scratch = new Uint8Array(64);

function put(bytes: Uint8Array, start: number, value: number): number {
	let at = start;
	let rest = value;
	for (; rest >= 128; rest = Math.floor(rest / 128)) {
		bytes[at] = (rest % 128) | 0x80;
		at += 1;
	}
	bytes[at] = rest;
	return at + 1;
}

/** The same for `count` characters at once. */
export function pasted(client: number, clock: number, left: Id, count: number): Uint8Array {
	const [one, text] = [typed(client, clock, left, 97), 'a'.repeat(count)];
	// In place of the length 1, the character and the end.
	return new Uint8Array([...one.subarray(0, -3), ...writeBytes(text), 0]);
}

/** The Yjs update (V1) that deletes `count` characters of `client` from `clock`. */
export function erased(client: number, clock: number, count: number): Uint8Array {
	return writeBytes(0, 1, client, 1, clock, count);
}

/** What a caret says of itself, as Tiptap's collaboration caret does: who, and where in the text. */
export function caret(client: number, beat: number, name: string, at: Id): Uint8Array {
	const place = { type: { client: at.client, clock: 0 }, tname: null, item: at, assoc: 0 };
	const state = { user: { name, color: '#2c4bb8' }, cursor: { anchor: place, head: place } };
	return writeBytes(1, client, beat, JSON.stringify(state));
}

/** What an update holds, as far as a reader of {@link typed} needs: who wrote, from which clock, how many characters. */
export interface Run {
	client: number;
	clock: number;
	length: number;
}

/**
 * Reads the runs of text of an update without making objects of it: this is done for every message received. Servers may join
 * what was typed in several updates into one; anything that is no text after other text ends the reading.
 */
export function readRuns(bytes: Uint8Array, start: number, each: (run: Run) => void): void {
	cursor.bytes = bytes;
	cursor.at = start;
	for (let clients = whole(); clients > 0; clients -= 1) {
		let structs = whole();
		run.client = whole();
		run.clock = whole();
		for (; structs > 0; structs -= 1) {
			const info = bytes[cursor.at]!;
			cursor.at += 1;
			if ((info & 0x9f) !== textAfter) return;
			whole();
			whole();
			if (info & 0x40) {
				whole();
				whole();
			}
			const size = whole();
			// ASCII only: a byte is a character is a tick of the clock.
			cursor.at += size;
			run.length = size;
			each(run);
			run.clock += size;
		}
	}
}

const cursor: { bytes: Uint8Array; at: number } = { bytes: new Uint8Array(), at: 0 };
const run: Run = { client: 0, clock: 0, length: 0 };

function whole(): number {
	let value = 0;
	let weight = 1;
	for (;;) {
		const byte = cursor.bytes[cursor.at] ?? 0;
		cursor.at += 1;
		value += (byte & 0x7f) * weight;
		if (byte < 0x80) return value;
		weight *= 128;
	}
}
