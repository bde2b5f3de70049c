import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tests/support/source-files.ts';

export interface Cell {
	readonly action: string;
	readonly when: string;
	readonly persona: string;
	readonly allowed: boolean;
}

const marks: Record<string, boolean> = { '✓': true, '·': false };

/** Every cell of the tables of docs/permissions.md whose first column is « action ». */
export function permissionCells(
	markdown: string = readFileSync(join(root, 'docs/permissions.md'), 'utf8'),
): Cell[] {
	const found: Cell[] = [];
	let header: string[] = [];
	for (const line of markdown.split('\n')) {
		if (!line.startsWith('|')) {
			header = [];
			continue;
		}
		const cells = line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
		if (!header.length) header = cells;
		else if (header[0] === 'action' && !/^:?-+:?$/.test(cells[0] ?? '')) found.push(...row(header, cells));
	}
	return found;
}

function row(header: readonly string[], cells: readonly string[]): Cell[] {
	const action = (cells[0] ?? '').replaceAll('`', '');
	return header.slice(2).map((persona, index) => {
		const mark = cells[index + 2] ?? '';
		const allowed = marks[mark];
		if (allowed === undefined) throw new Error(`« ${mark} » is neither ✓ nor · (${action}, ${persona})`);
		return { action, when: cells[1] ?? '', persona, allowed };
	});
}
