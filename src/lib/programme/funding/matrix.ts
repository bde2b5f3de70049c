import { most } from '../bounds.ts';
import type { Payer } from '../funder-mark.ts';
import type { Financing, FinancingRow } from '#domain/programme/financing.ts';
import { funderKindWords, unfound } from '#domain/programme/funder.ts';
import { andOthers, counted, plural } from '#domain/french/words.ts';

/** A line of the plan de financement, in words. */
export interface MatrixLine {
	/** Id of its funder, `unfound`, or `orphans`. */
	readonly key: string;
	readonly mark: Payer;
	readonly name: string;
	/** In muted, under the name. */
	readonly more: string;
	readonly row: FinancingRow;
	/** What its amounts are under, in the actions. */
	readonly funders: ReadonlySet<string>;
}

/** @param toFind how many actions have something to find. */
export function linesOf({ rows, orphans, unfound: lacking }: Financing, toFind: number): MatrixLine[] {
	const lines = rows.flatMap((row): MatrixLine[] =>
		row.funders.map(({ id, kind, title, inKind }) => ({
			key: id,
			mark: kind,
			name: title || 'Sans nom',
			more: inKind ? `${funderKindWords[kind]}, en nature` : funderKindWords[kind],
			row,
			funders: new Set([id]),
		})),
	);
	if (orphans) {
		const { funders } = orphans;
		const named = funders.slice(0, most.aside);
		const names = named.map(({ title }) => (title ? `«\u00A0${title}\u00A0»` : 'inconnu')).join(', ');
		const others = funders.length - named.length;
		lines.push({
			key: 'orphans',
			mark: 'orphan',
			name: 'Orphelins',
			more: `${plural(funders.length, 'financeur supprimé', 'financeurs supprimés')}\u00A0: ${names}${others > 0 ? andOthers(others) : ''}`,
			row: orphans,
			funders: new Set(funders.map(({ id }) => id)),
		});
	}
	if (lacking)
		lines.push({
			key: unfound,
			mark: 'unfound',
			name: 'À trouver',
			more: counted(toFind, 'action'),
			row: lacking,
			funders: new Set([unfound]),
		});
	return lines;
}
