import type { Day } from '../french/day.ts';

export const callLimits = { title: 160, presentation: 3_000, words: 8_000, slots: 60, days: 365 } as const;

/** @param closedAt when somebody closed it before its last day @param day today */
export const isCallOpen = (
	{ closesOn, closedAt }: { readonly closesOn: Day; readonly closedAt: string | null },
	day: Day,
): boolean => closedAt === null && closesOn >= day;

/** « 3 structures sur 8 ont répondu. » */
export const progressWords = (answered: number, of: number): string =>
	of === 0
		? 'Aucune structure n’est encore sollicitée.'
		: answered === 0
			? `Aucune des ${of} structures n’a encore répondu.`.replace('Aucune des 1 structures', 'La structure')
			: answered === of
				? of === 1
					? 'La structure sollicitée a répondu.'
					: `Les ${of} structures ont répondu.`
				: `${answered} structure${answered > 1 ? 's' : ''} sur ${of} ${answered > 1 ? 'ont' : 'a'} répondu.`;
