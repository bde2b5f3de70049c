import type { Target } from './targets.ts';

/** Without headers: the longest texts are titles, the next ones carriers; nothing says whose the amounts are. */
export function guessByContent(rows: readonly (readonly string[])[], width: number): Target[] {
	const targets: Target[] = Array.from({ length: width }, () => '');
	for (const target of ['title', 'carrier']) {
		const at = mostWordy(rows, targets);
		if (at >= 0) targets[at] = target;
	}
	return targets;
}

/** The column that says nothing yet and holds the most letters, what repeats counted once; -1 when none holds words. */
export function mostWordy(rows: readonly (readonly string[])[], targets: readonly Target[]): number {
	const letters = targets.map((target, at) => {
		if (target !== '') return 0;
		const texts = new Set(rows.map((row) => (row[at] ?? '').replace(/[\t\n]/g, ' ')));
		return [...texts].reduce((sum, text) => sum + text.replace(/[^\p{L}]/gu, '').length, 0);
	});
	const most = Math.max(0, ...letters);
	return most === 0 ? -1 : letters.indexOf(most);
}
