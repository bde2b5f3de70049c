/**
 * The guidance that this person has put away in this document, on this browser: identifiers of sections only, and nothing when the browser keeps
 * nothing.
 */
export class HiddenGuidance {
	readonly #key: string;
	#hidden: ReadonlySet<string> = $state.raw(new Set());

	constructor(actorId: string, documentId: string) {
		this.#key = `maillage-consignes:${actorId}:${documentId}`;
		this.#hidden = new Set(read(this.#key));
	}

	has(section: string): boolean {
		return this.#hidden.has(section);
	}

	set(section: string, hidden: boolean): void {
		const next = new Set(this.#hidden);
		if (hidden) next.add(section);
		else next.delete(section);
		this.#hidden = next;
		try {
			if (next.size > 0) localStorage.setItem(this.#key, JSON.stringify([...next]));
			else localStorage.removeItem(this.#key);
		} catch {
			// Private browsing: it stays hidden until the page is left.
		}
	}
}

function read(key: string): string[] {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
