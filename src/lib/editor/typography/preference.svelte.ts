const key = 'maillage:typographie';

/** Whether signs are set as one types: on, until this person says no in this browser. Says nothing about anyone, hence may stay there [P6]. */
export class TypographyPreference {
	#on = $state(stored());

	get on(): boolean {
		return this.#on;
	}

	set on(value: boolean) {
		this.#on = value;
		try {
			if (value) localStorage.removeItem(key);
			else localStorage.setItem(key, 'non');
		} catch {
			// A browser that keeps nothing: it holds for this page.
		}
	}
}

function stored(): boolean {
	try {
		return localStorage.getItem(key) !== 'non';
	} catch {
		return true;
	}
}
