/** When somebody is told by mail of what a saved search newly finds: slowly, or not at all. */
export const alerts = ['never', 'week', 'month'] as const;
export type Alert = (typeof alerts)[number];

export const alertNames: Record<Alert, string> = {
	never: 'Jamais',
	week: 'Chaque semaine',
	month: 'Chaque mois',
};

/** Days from one look to the next. */
export const alertDays: Record<Exclude<Alert, 'never'>, number> = { week: 7, month: 30 };

/** Searches that one person keeps, at most. */
export const mostSaved = 30;
/** Characters of the name of one. */
export const longestSavedName = 80;
/** A search that finds more than this tells nothing by what is new in it. */
export const mostWatched = 2000;
