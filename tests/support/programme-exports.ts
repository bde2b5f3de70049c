import { seedId } from '#server/seed/identity.ts';
import { angersProgramme } from '#server/seed/documents/angers-programme.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import type { ProgrammeExport } from '#server/exports/programme/subject.ts';

/** The demonstration's programme as its document exports it, changed or not. */
export function anExport(
	change: (programme: ProgrammeJson) => ProgrammeJson = (same) => same,
): ProgrammeExport {
	const programme = angersProgramme.programme?.(2027);
	if (!programme) throw new Error('the demonstration has no programme');
	return {
		id: '5f0a2a3e-52f7-4c1e-8f0e-0d7b1f1a2b3c',
		title: 'Programme; d’actions',
		programme: change(programme),
		names: {
			[`actor:${seedId('actor', 'angers-authority')}`]: 'Léa Montfort',
			[`actor:${seedId('actor', 'angers-academy')}`]: 'Inès Delaunay',
		},
	};
}
