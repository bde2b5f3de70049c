import { foldName } from '../../search/fold.ts';
import type { Mapping } from './mapping.ts';
import type { Proposal, Proposals } from './proposal.ts';
import { RowReading } from './row-reading.ts';

/**
 * Reads rows into actions. Nothing is guessed about an amount: what has two readings is an error.
 * @param titles of the actions there are.
 * @param years of the programme: what is outside of them is said.
 */
export function propose(
	rows: readonly (readonly string[])[],
	mapping: Mapping,
	titles: readonly string[],
	years: readonly number[],
): Proposals {
	const actions: Proposal[] = [];
	const skipped: { row: number; words: string }[] = [];
	const known = new Map(titles.map((title) => [foldName(title), 'Une action porte déjà ce titre.']));
	let above = { axis: '', objective: '' };
	for (const [row, cells] of rows.entries()) {
		if (row < mapping.headerRows || cells.every((cell) => cell.trim() === '')) continue;
		const reading = new RowReading(cells, mapping, years);
		const own = { axis: reading.text('axis'), objective: reading.text('objective') };
		// Under another axis, the objective of the row above is no longer this row's.
		if (mapping.fillDown)
			above = {
				axis: own.axis || above.axis,
				objective: own.objective || (own.axis && own.axis !== above.axis ? '' : above.objective),
			};
		const title = reading.text('title');
		if (/^(sous[- ]?)?total\b/i.test(title)) {
			skipped.push({ row, words: `« ${title} » : les totaux se calculent.` });
			continue;
		}
		const proposal = reading.proposal(row, title, mapping.fillDown ? above : own);
		const twin = known.get(foldName(title));
		if (twin && title) reading.note('title', twin);
		else if (title) known.set(foldName(title), `La ligne ${row + 1} porte le même titre.`);
		actions.push(proposal);
	}
	return { actions, skipped };
}
