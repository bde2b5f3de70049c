import type { DocumentWork } from '../work.svelte.ts';
import { boardOf, type ClauseBoard, type ClauseView } from './clause-board.ts';
import type { LiveClauses } from './live-clauses.ts';

/** What the page shows of the document's template: as the page was made, then live. */
export class DocumentClauses {
	/** The panel is open. */
	opened = $state(false);
	/** Null before the document is open. */
	live: LiveClauses | null = $state.raw(null);
	readonly #view: () => ClauseView | null;
	readonly #printed: ClauseBoard | null = $derived.by(() => {
		const view = this.#view();
		return view && boardOf(view);
	});

	/** @param view null for who may not write, and for a document without a template. */
	constructor(view: () => ClauseView | null) {
		this.#view = view;
	}

	get view(): ClauseView | null {
		return this.#view();
	}

	get board(): ClauseBoard | null {
		return this.live?.watch ?? this.#printed;
	}

	/** Follows the open document from now on. */
	async follow(work: DocumentWork, self: string, documentId: string): Promise<void> {
		const { followClauses } = await import('./live-clauses.ts');
		const view = this.#view();
		if (view && !this.live)
			this.live = followClauses(work, view, () => this.#view()?.clauses ?? [], self, documentId);
	}

	destroy(): void {
		this.live?.watch.destroy();
	}
}
