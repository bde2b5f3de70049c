import type { Participant } from '#lib/collaboration/participant.ts';
import type { ProgrammeWork } from './programme-work.svelte.ts';

/** The row where somebody is, in words: « ligne 2.1.1 »; empty where they are in none that has a number. */
export function whereabouts(work: ProgrammeWork | null, { cell }: Participant): string {
	const number = cell === null ? undefined : work?.live.plan.numbers.get(cell.split('/')[0] ?? '');
	return number ? `ligne ${number}` : '';
}
