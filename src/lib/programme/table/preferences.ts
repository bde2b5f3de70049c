import { optional, type Optional } from './columns.ts';

/** What this browser remembers of how tables are looked at: says nothing about anyone, hence may stay there [P6]. */
export interface Preferences {
	readonly columns: readonly Optional[];
	/** In pixels, by key of column. */
	readonly widths: Readonly<Record<string, number>>;
	/** Views by name: the parameters of their filter. */
	readonly views: Readonly<Record<string, string>>;
}

const none: Preferences = { columns: ['carrier'], widths: {}, views: {} };
const keyOf = (documentId: string) => `maillage:tableau:${documentId}`;

export function readPreferences(documentId: string): Preferences {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(keyOf(documentId)) ?? '{}');
		if (typeof stored !== 'object' || stored === null) return none;
		const { columns, widths, views } = stored as Record<string, unknown>;
		return {
			columns: Array.isArray(columns)
				? columns.filter((key): key is Optional => typeof key === 'string' && Object.hasOwn(optional, key))
				: none.columns,
			widths: entries(widths, (value) => typeof value === 'number') as Record<string, number>,
			views: entries(views, (value) => typeof value === 'string') as Record<string, string>,
		};
	} catch {
		return none;
	}
}

function entries(stored: unknown, fits: (value: unknown) => boolean): Record<string, unknown> {
	if (typeof stored !== 'object' || stored === null) return {};
	return Object.fromEntries(Object.entries(stored).filter(([, value]) => fits(value)));
}

export function keepPreferences(documentId: string, preferences: Preferences): void {
	try {
		localStorage.setItem(keyOf(documentId), JSON.stringify(preferences));
	} catch {
		// Private browsing: it holds until the page is left.
	}
}
