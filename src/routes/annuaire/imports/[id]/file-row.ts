import type { Outcome } from '#domain/import/outcome.ts';
import type { Decision, Match, Verdict } from '#domain/import/verdicts.ts';

/** A row of a file, as the page shows it. */
export interface FileRow {
	readonly line: number;
	readonly cells: readonly string[];
	readonly verdict: Verdict;
	readonly remarks: readonly string[];
	readonly said: Readonly<Record<string, string>> | null;
	readonly match: Match | null;
	readonly decision: Decision | null;
	readonly outcome: Outcome | null;
}

/** What it is called: its name, else the first words of the row. */
export const titleOf = ({ said, cells }: FileRow): string =>
	said?.['name'] || cells.find((cell) => cell.trim() !== '') || 'Ligne vide';
