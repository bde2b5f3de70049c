import { rowShapes, type RowKind } from '#domain/programme/rows.ts';
import { Misplaced, type Node } from './nesting.ts';
import type { Range } from './range-set.ts';
import type { Deletes } from './update.ts';
import type * as Y from 'yjs';

/** The operation that made a section or a row, its title or its content. */
interface Head {
	readonly client: number;
	readonly clock: number;
	/** By what was stored before nobody could. */
	isDeleted: boolean;
}

/** How to take back what an update changed, should the rest of it be refused. */
export type Undo = (() => void)[];

/**
 * What sections hang by, and the rows of a programme: their maps, texts and contents, and the clause of a template. Setting one of them again, or deleting it, takes everybody's words and
 * editors away in one operation; honest clients never do. They set a section or a row aside (`removed`), also when they undo the making
 * of it: somebody may be writing there whom they have not heard of yet.
 */
export class SectionHeads {
	/** The keys that are set, by the root, the section or the row they stand in. */
	readonly #set = new Map<Node, Set<string>>();
	/** The section or the row that a map is. */
	readonly #sections = new Map<Node, Head>();
	/** By client, in the order of their clocks. */
	readonly #byClient = new Map<number, Head[]>();
	readonly #counts = { section: 0, row: 0 };

	/** Sections, or rows, there ever were. */
	count(kind: 'section' | 'row'): number {
		return this.#counts[kind];
	}

	countBy(kind: 'section' | 'row', isOwn: (client: number) => boolean): number {
		return [...this.#sections].filter(([made, { client }]) => made.kind === kind && isOwn(client)).length;
	}

	/** @throws {Misplaced} when `key` is not a client's to set, or is set already. */
	check(parent: Node, key: string | null): void {
		if (!isHead(parent, key)) return;
		// The server writes it as a document is born: whoever could would say which section is the mandatory one [0011].
		if (key === 'clause' && parent.kind === 'section') throw new Misplaced('a clause');
		if (this.#set.get(parent)?.has(key)) throw new Misplaced(`« ${key} » again`);
	}

	put({ client, clock }: Y.ID, parent: Node, key: string | null, made: Node | undefined, undo: Undo): void {
		if (!isHead(parent, key)) return;
		const head: Head = { client, clock, isDeleted: false };
		const keys = this.#set.get(parent) ?? new Set<string>();
		const own = this.#byClient.get(client) ?? [];
		this.#set.set(parent, keys.add(key));
		this.#byClient.set(client, own);
		own.push(head);
		const counted = made?.kind === 'section' || made?.kind === 'row' ? made.kind : undefined;
		if (made && counted) {
			this.#sections.set(made, head);
			this.#counts[counted] += 1;
		}
		undo.push(() => {
			keys.delete(key);
			own.pop();
			if (made && counted && this.#sections.delete(made)) this.#counts[counted] -= 1;
		});
	}

	/** Takes in what a stored update deletes: what one who was shown it says again deletes nothing. */
	erase(deletes: Deletes): void {
		for (const head of this.#standingIn(deletes)) head.isDeleted = true;
	}

	/** @throws {Misplaced} when an update deletes what anybody may be writing in, whoever made it. */
	assertKept(deletes: Deletes): void {
		if (this.#standingIn(deletes).length > 0) throw new Misplaced('deletion of what others write in');
	}

	#standingIn(deletes: Deletes): Head[] {
		return [...deletes].flatMap(([client, ranges]) =>
			(this.#byClient.get(client) ?? []).filter((head) => !head.isDeleted && isIn(ranges, head.clock)),
		);
	}
}

/** The maps of sections and of rows stand there. */
const holdsMaps = ({ kind }: Node) => kind === 'sections' || kind === 'rows';

function isHead(parent: Node, key: string | null): key is string {
	if (key === null) return false;
	if (parent.kind === 'section') return /^(title|content|clause)$/.test(key);
	if (parent.kind === 'row')
		return key === 'content' || rowShapes[parent.name as RowKind].texts.includes(key);
	return holdsMaps(parent);
}

/** Ranges rise. */
function isIn(ranges: readonly Range[], clock: number): boolean {
	let low = 0;
	for (let high = ranges.length; low < high;) {
		const middle = (low + high) >>> 1;
		if ((ranges[middle] as Range).to > clock) high = middle;
		else low = middle + 1;
	}
	const range = ranges[low];
	return range !== undefined && range.from <= clock;
}
