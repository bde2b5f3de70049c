/** What a scenario found: a table of what was measured, and what that says about the goals. */
export interface Finding {
	readonly title: string;
	/** How it was measured, in a sentence or two. */
	readonly method: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly verdicts: readonly Verdict[];
}

export interface Verdict {
	readonly goal: string;
	readonly what: string;
	readonly measured: string;
	readonly limit: string;
	readonly met: boolean;
}

/** `measured ≤ limit`, both in the same unit. */
export function atMost(goal: string, what: string, measured: number, limit: number, unit: string): Verdict {
	return {
		...{ goal, what, met: measured <= limit },
		measured: `${round(measured)} ${unit}`,
		limit: `≤ ${limit} ${unit}`,
	};
}

/** `ours ≤ share × theirs`. */
export function noMoreThan(goal: string, what: string, ours: number, share: number, theirs: number): Verdict {
	return {
		...{ goal, what, met: ours <= share * theirs },
		measured: `${round(ours / theirs)} ×`,
		limit: `≤ ${share} ×`,
	};
}

/** Three digits that mean something. */
export function round(value: number): string {
	if (!Number.isFinite(value)) return '–';
	if (value === 0) return '0';
	const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
	return value.toFixed(Math.min(digits, 4));
}

export const said = ({ met }: Verdict): string => (met ? 'met' : 'NOT MET');

/** The same as a text with columns and as a page of documentation. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = head.map((cell, column) =>
		Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function show({ title, method, head, rows, verdicts }: Finding): string {
	return [
		`## ${title}\n`,
		`${method}\n`,
		`${table(head, rows)}\n`,
		...(verdicts.length > 0 ? [`${showVerdicts(verdicts)}\n`] : []),
	].join('\n');
}

export function showVerdicts(verdicts: readonly Verdict[]): string {
	return table(
		['goal', 'what', 'measured', 'goal is', 'verdict'],
		verdicts.map((verdict) => [verdict.goal, verdict.what, verdict.measured, verdict.limit, said(verdict)]),
	);
}
