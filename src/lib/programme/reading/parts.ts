import type { ProgrammeJson } from '#domain/programme/json.ts';

/** The parts of a programme that are read after its text, by anchor. */
export function partsOf(json: ProgrammeJson): readonly (readonly [anchor: string, title: string])[] {
	const parts: (readonly [string, string])[] = [
		['plan-actions', 'Le plan d’actions'],
		['plan-financement', 'Le plan de financement'],
	];
	if (json.indicators.length > 0) parts.push(['plan-indicateurs', 'Les indicateurs']);
	if (json.actions.length > 0) parts.push(['plan-calendrier', 'Le calendrier'], ['plan-carte', 'La carte']);
	return parts;
}
