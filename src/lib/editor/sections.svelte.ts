import { parties, type Party } from '#domain/cite/party.ts';
import { sectionStatuses, type SectionStatus } from '#domain/document/document.ts';
import { evenKeys, isOrderKey, isTooLong, keyBetween } from '#domain/document/order.ts';
import { isClause, sectionNumbers } from '#domain/document/section.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { birthOrigin } from '#lib/collaboration/births.ts';
import { createSubscriber } from 'svelte/reactivity';
import * as Y from 'yjs';
import { sectionsOrigin } from './origin.ts';

/** A section around its text, as the outline and the page show it. */
export interface SectionHead {
	readonly id: string;
	readonly title: string;
	readonly number: number | null;
	readonly status: SectionStatus;
	readonly party: Party | null;
	/** The section of its template that it began as. */
	readonly clause?: string | undefined;
	/** The person (an actor) who answers for it, when somebody in particular does. */
	readonly person?: string | null;
}

/** The living parts of a section: its editor and its title field bind to them. */
export interface SectionParts {
	readonly title: Y.Text;
	readonly content: Y.XmlFragment;
}

/** The ordered sections of a live document. Reading `list` subscribes to everything but the text. */
export class Sections {
	readonly root: Y.Map<Y.Map<unknown>>;
	readonly #doc: Y.Doc;
	readonly #watch: () => void;
	#list: SectionHead[];

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		this.root = doc.getMap<Y.Map<unknown>>('sections');
		this.#list = this.#read();
		this.#watch = createSubscriber((update) => {
			const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
				if (!events.some(({ target }) => this.#isAround(target))) return;
				this.#list = this.#read();
				update();
			};
			this.#list = this.#read();
			this.root.observeDeep(look);
			return () => this.root.unobserveDeep(look);
		});
	}

	get list(): readonly SectionHead[] {
		this.#watch();
		return this.#list;
	}

	/** Undefined for a section that is gone or not of this release. */
	parts(id: string): SectionParts | undefined {
		const map = this.root.get(id);
		const title: unknown = map?.get('title');
		const content: unknown = map?.get('content');
		return title instanceof Y.Text && content instanceof Y.XmlFragment ? { title, content } : undefined;
	}

	/** The section a shared type belongs to, however deep. Yjs’s own `path` of an event counts what stands before at each depth. */
	sectionOf(type: Y.AbstractType<unknown> | null): string | undefined {
		let inner = type;
		while (inner?._item) {
			if (inner._item.parent === (this.root as unknown)) return inner._item.parentSub ?? undefined;
			inner = inner._item.parent as Y.AbstractType<unknown> | null;
		}
		return undefined;
	}

	/**
	 * An empty section after another, or first: made set aside, out of undo's reach, then shown. Not to be called within another change.
	 * @returns its id.
	 */
	add(after: string | null): string {
		const id = crypto.randomUUID();
		const at = after === null ? 0 : this.#place(after) + 1;
		const section = new Y.Map<unknown>();
		const content = new Y.XmlFragment();
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.setAttribute('level', 0 as unknown as string);
		// Its shared text is there before anyone writes: see `steady.ts`.
		paragraph.insert(0, [new Y.XmlText()]);
		content.insert(0, [paragraph]);
		this.#doc.transact(() => {
			for (const [key, value] of Object.entries({
				title: new Y.Text(),
				content,
				order: this.#keyAt(at, this.#list),
				status: 'todo',
				party: null,
				removed: true,
			}))
				section.set(key, value);
			this.root.set(id, section);
		}, birthOrigin);
		this.restore(id);
		return id;
	}

	/** One place up (-1) or down (1). */
	move(id: string, by: -1 | 1): void {
		const to = this.#place(id) + by;
		if (to < 0 || to >= this.#list.length) return;
		const others = this.#list.filter((section) => section.id !== id);
		this.place(id, others[to - 1]?.id ?? null);
	}

	/** Behind another, or first. The text itself is not touched: whoever types in it goes on. */
	place(id: string, after: string | null): void {
		const others = this.#list.filter((section) => section.id !== id);
		const to = after === null ? 0 : others.findIndex((section) => section.id === after) + 1;
		const isThere = others.length < this.#list.length && (after === null || to > 0);
		if (isThere) this.#change(() => this.root.get(id)?.set('order', this.#keyAt(to, others)));
	}

	/** Set aside, not erased: what somebody is typing in it comes back with it. */
	remove(id: string): void {
		this.#change(() => this.root.get(id)?.set('removed', true));
	}

	restore(id: string): void {
		this.#change(() => this.root.get(id)?.set('removed', false));
	}

	setStatus(id: string, status: SectionStatus): void {
		this.#change(() => this.root.get(id)?.set('status', status));
	}

	/** Somebody has begun to write: « En cours », unless anybody has said where it stands. */
	begin(id: string): void {
		if (this.isUnbegun(id)) this.setStatus(id, 'doing');
	}

	/** « À rédiger », and nobody has said so. */
	isUnbegun(id: string): boolean {
		return this.root.get(id)?.get('status') === 'todo' && this.#isUnsaid(id);
	}

	/** Its status is the one it was born with, or that undoing has put back. */
	#isUnsaid(id: string): boolean {
		const now = this.root.get(id)?._map.get('status');
		let born = now;
		while (born?.left) born = born.left;
		while (born?.redone) born = Y.getItem(this.#doc.store, born.redone);
		return born === now;
	}

	setParty(id: string, party: Party | null): void {
		this.#change(() => this.root.get(id)?.set('party', party));
	}

	/** Not the text. Asked at each letter, hence not by `path`, which counts whatever stands before. */
	#isAround(target: Y.AbstractType<unknown>): boolean {
		const isOf = (type: Y.AbstractType<unknown> | null) => type === (this.root as unknown);
		const { parent } = target;
		return (
			isOf(target) ||
			isOf(parent) ||
			(isOf(parent?.parent ?? null) && target instanceof Y.Text && target._item?.parentSub === 'title')
		);
	}

	setPerson(id: string, person: string | null): void {
		this.#change(() => this.root.get(id)?.set('person', person));
	}

	#change(work: () => void): void {
		this.#doc.transact(work, sectionsOrigin);
		this.#list = this.#read();
	}

	#place(id: string): number {
		return this.#list.findIndex((section) => section.id === id);
	}

	/** A key that puts a section at this place among the others, which get new ones when there is no room left. */
	#keyAt(place: number, others: readonly SectionHead[]): string {
		const key = (section: SectionHead | undefined) => (section ? orderOf(this.root.get(section.id)) : null);
		const before = key(others[place - 1]);
		// Equal keys are possible only from other programs: then the next different one is the bound.
		const after = others
			.slice(place)
			.map(key)
			.find((one) => before === null || (one !== null && one > before));
		const between = keyBetween(before, after ?? null);
		if (!isTooLong(between)) return between;
		const keys = evenKeys(others.length + 1);
		const [own = between] = keys.splice(place, 1);
		others.forEach(({ id }, index) => this.root.get(id)?.set('order', keys[index]));
		return own;
	}

	#read(): SectionHead[] {
		const living = [...this.root.entries()].filter(
			([id, map]) => map instanceof Y.Map && map.get('removed') !== true && this.parts(id),
		);
		const sorted = living
			.map(([id, map]) => ({ id, map, order: orderOf(map) }))
			.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
		const titles = sorted.map(({ id }) => this.parts(id)?.title.toString() ?? '');
		const numbers = sectionNumbers(titles);
		return sorted.map(({ id, map }, index) => ({
			id,
			title: titles[index] ?? '',
			number: numbers[index] ?? null,
			status: sectionStatuses.find((status) => status === map.get('status')) ?? 'todo',
			party: parties.find((party) => party === map.get('party')) ?? null,
			clause: isClause(map.get('clause')) ? (map.get('clause') as string) : undefined,
			person: personOf(map),
		}));
	}
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function personOf(map: Y.Map<unknown>): string | null {
	const person: unknown = map.get('person');
	return typeof person === 'string' && isIdentifier(person) ? person : null;
}

function orderOf(map: Y.Map<unknown> | undefined): string {
	const order: unknown = map?.get('order');
	return isOrderKey(order) ? order : 'z';
}
