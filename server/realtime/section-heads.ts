import { rowShapes, type RowKind } from '#domain/programme/rows.ts';
import { Misplaced, type Node } from './nesting.ts';
import type { Range } from './range-set.ts';
import type { Deletes } from './update.ts';
import type * as Y from 'yjs';

/** The operation that made a section or a row, its title or its content. */
interface Head {
	readonly client: number;
	readonly clock: number;
	/** The section or the row that a title, a content or a clause belongs to. */
	readonly section: Head | undefined;
	isDeleted: boolean;
}

/** How to take back what an update changed, should the rest of it be refused. */
export type Undo = (() => void)[];

/**
 * What sections hang by, and the rows of a programme: their maps, texts and contents, and the clause of a template. Setting one of them again, or deleting it, takes everybody's words and
 * editors away in one operation; honest clients never do. They set a section or a row aside (`removed`), and a new one can be undone by
 * who made it, and done again.
 */
export class SectionHeads {
	/** By the root or the section they stand in, then by key; several of a section that was undone and done again. */
	readonly #slots = new Map<Node, Map<string, Head[]>>();
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

	/** @throws {Misplaced} when `key` is not a client's to set, or what stands there would be replaced; `deletes` come with it. */
	check(parent: Node, key: string | null, deletes: Deletes): void {
		if (!isHead(parent, key)) return;
		// The server writes it as a document is born: whoever could would say which section is the mandatory one [0011].
		if (key === 'clause' && parent.kind === 'section') throw new Misplaced('a clause');
		const heads = this.#slots.get(parent)?.get(key) ?? [];
		// A title and a content are made once, with their section.
		const stands = (head: Head) => !(holdsMaps(parent) && (head.isDeleted || covers(deletes, head)));
		if (heads.some(stands)) throw new Misplaced(`« ${key} » again`);
	}

	put({ client, clock }: Y.ID, parent: Node, key: string | null, made: Node | undefined, undo: Undo): void {
		if (!isHead(parent, key)) return;
		const head: Head = { client, clock, section: this.#sections.get(parent), isDeleted: false };
		let slot = this.#slots.get(parent);
		if (!slot) this.#slots.set(parent, (slot = new Map<string, Head[]>()));
		const [same, own] = [slot.get(key) ?? [], this.#byClient.get(client) ?? []];
		slot.set(key, same);
		this.#byClient.set(client, own);
		same.push(head);
		own.push(head);
		const counted = made?.kind === 'section' || made?.kind === 'row' ? made.kind : undefined;
		if (made && counted) {
			this.#sections.set(made, head);
			this.#counts[counted] += 1;
		}
		undo.push(() => {
			same.pop();
			own.pop();
			if (made && counted && this.#sections.delete(made)) this.#counts[counted] -= 1;
		});
	}

	/**
	 * Takes in what an update deletes.
	 * @param mayErase whether its author may delete a section written under a client; undefined for what is stored already.
	 * @throws {Misplaced} when it is what others write in.
	 */
	erase(deletes: Deletes, mayErase: ((client: number) => boolean) | undefined, undo: Undo): void {
		const hit = [...deletes].flatMap(([client, ranges]) => this.#standingIn(client, ranges));
		for (const head of hit) {
			if (mayErase && !head.section && !mayErase(head.client)) throw new Misplaced('deletion of a section');
			head.isDeleted = true;
			undo.push(() => (head.isDeleted = false));
		}
		if (mayErase && hit.some(({ section }) => section && !section.isDeleted))
			throw new Misplaced('deletion of a title, a content or a clause');
	}

	#standingIn(client: number, ranges: readonly Range[]): Head[] {
		const heads = this.#byClient.get(client) ?? [];
		if (heads.length === 0) return [];
		return heads.filter((head) => !head.isDeleted && isIn(ranges, head.clock));
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

const covers = (deletes: Deletes, { client, clock }: Head) => isIn(deletes.get(client) ?? [], clock);

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
