import type { Action } from '#domain/programme/programme.ts';
import { cellsOf, type Measure } from '#domain/programme/cells.ts';

/** In which order actions are shown: that of the plan when there is none. */
export interface Sort {
	readonly by: 'title' | 'total' | 'start' | 'end';
	readonly descending: boolean;
	/** Without axes and objectives. */
	readonly flat: boolean;
}

export const sortNames: Readonly<Record<Sort['by'], string>> = {
	title: 'Titre',
	total: 'Total',
	start: 'Début',
	end: 'Fin',
};

const collator = new Intl.Collator('fr', { numeric: true });

/** What the most of an action comes to. */
const totalOf = (action: Action, measure: Measure, year: number | null): number =>
	cellsOf(action, measure).reduce(
		(sum, cell) => (year === null || cell.year === year ? sum + cell.range.high : sum),
		0,
	);

/** Compares two actions; those without a date come last, whatever the direction. */
export function comparing({ by, descending }: Sort, measure: Measure, year: number | null) {
	const sign = descending ? -1 : 1;
	return (a: Action, b: Action): number => {
		if (by === 'title') return sign * collator.compare(a.title, b.title);
		if (by === 'total') return sign * (totalOf(a, measure, year) - totalOf(b, measure, year));
		const [one, other] = [a[by], b[by]];
		if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
		return sign * (one < other ? -1 : one > other ? 1 : 0);
	};
}
