import { mendContent, textOf } from '#domain/document/check.ts';
import type { ContentNode, SectionStatus } from '#domain/document/document.ts';
import {
	completenessOf,
	guidanceFor,
	type Clause,
	type ClauseText,
	type Completeness,
} from '#domain/document/template-completeness.ts';
import { findGaps } from '#domain/document/template-variables.ts';
import type { Guidance } from '#domain/document/template.ts';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { Sections } from '../sections.svelte.ts';
import { missingIn, type ClauseBoard, type ClauseView } from './clause-board.ts';

/** Milliseconds between two looks at what was written meanwhile. */
const pace = 200;
/** Milliseconds of one look; the rest waits for the next, so that no key does. */
const share = 8;

interface Known extends ClauseText {
	readonly gaps: number;
}

/**
 * How far the clauses of a live document are written: only sections that changed are read again, some milliseconds at a time. Reads
 * only [E7].
 */
export class ClauseWatch implements ClauseBoard {
	completeness: Completeness = $state.raw({ mandatory: 0, written: 0, begun: 0, missing: [] });
	gaps = $state(0);
	#guided: ReadonlyMap<string, Guidance> = $state.raw(new Map());
	readonly #sections: Sections;
	readonly #clauses: () => readonly Clause[];
	readonly #known = new Map<string, Known>();
	readonly #changed: Set<string>;
	#later: ReturnType<typeof setTimeout> | undefined;

	/** @param view as the page was made; `clauses` may grow when the document takes one. */
	constructor(sections: Sections, view: ClauseView, clauses: () => readonly Clause[]) {
		this.#sections = sections;
		this.#clauses = clauses;
		this.completeness = view.completeness;
		this.#guided = new Map(
			[...sections.root].flatMap(([id, map]) => {
				const guidance = view.guided.includes(id)
					? view.clauses.find((one) => one.id === map.get('clause'))?.guidance
					: null;
				return guidance ? [[id, guidance] as const] : [];
			}),
		);
		this.#changed = new Set(sections.root.keys());
		sections.root.observeDeep(this.#look);
		this.#soon();
	}

	guidance({ id }: { readonly id: string }): Guidance | null {
		return this.#guided.get(id) ?? null;
	}

	missing({ clause }: { readonly clause?: string | undefined }) {
		return missingIn(this.completeness, clause);
	}

	/** The first section of a clause, in the order of the text. */
	sectionOf(clause: string): string | undefined {
		return this.#sections.list.find((section) => section.clause === clause)?.id;
	}

	/** Sections with places « à compléter », in the order of the text. */
	get withGaps(): readonly string[] {
		return this.#sections.list.filter(({ id }) => (this.#known.get(id)?.gaps ?? 0) > 0).map(({ id }) => id);
	}

	/** The clauses that hold are others now. */
	renew(): void {
		this.#publish();
	}

	destroy(): void {
		clearTimeout(this.#later);
		this.#sections.root.unobserveDeep(this.#look);
	}

	readonly #look = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		for (const { target, keys } of events) {
			const id = this.#sections.sectionOf(target);
			if (id !== undefined) this.#changed.add(id);
			else for (const one of keys.keys()) this.#changed.add(one);
		}
		this.#soon();
	};

	#soon(): void {
		this.#later ??= setTimeout(() => {
			this.#later = undefined;
			this.#readOn();
		}, pace);
	}

	#readOn(): void {
		const end = performance.now() + share;
		for (const id of this.#changed) {
			this.#changed.delete(id);
			const text = this.#read(id);
			if (text) this.#known.set(id, text);
			else this.#known.delete(id);
			if (performance.now() > end) break;
		}
		if (this.#changed.size > 0) this.#soon();
		else this.#publish();
	}

	#read(id: string): Known | undefined {
		const map = this.#sections.root.get(id);
		const parts = this.#sections.parts(id);
		if (!map || !parts || map.get('removed') === true) return undefined;
		const clause: unknown = map.get('clause');
		const content = yXmlFragmentToProsemirrorJSON(parts.content) as ContentNode;
		const text = textOf(mendContent(content));
		return {
			...(typeof clause === 'string' && { clause }),
			status: map.get('status') as SectionStatus,
			text,
			gaps: findGaps(text).length,
		};
	}

	#publish(): void {
		const clauses = this.#clauses();
		const completeness = completenessOf(clauses, [...this.#known.values()]);
		if (JSON.stringify(completeness) !== JSON.stringify(this.completeness)) this.completeness = completeness;
		const guided = new Map<string, Guidance>();
		let gaps = 0;
		for (const [id, text] of this.#known) {
			const guidance = guidanceFor(clauses, text);
			if (guidance) guided.set(id, guidance);
			gaps += text.gaps;
		}
		this.gaps = gaps;
		if ([...guided.keys()].join() !== [...this.#guided.keys()].join()) this.#guided = guided;
	}
}
