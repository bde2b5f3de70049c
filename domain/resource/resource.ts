import type { Day } from '../french/day.ts';
import { languages } from '../directory/languages.ts';
import { themes } from '../directory/themes.ts';

export const resourceLimits = {
	...{ title: 160, note: 600, address: 2_000, collection: 80, collections: 40 },
	/** In one group, those taken out apart. */
	resources: 2_000,
} as const;

/** Most are in French, and some say the same in several: neither is a language that people speak, as the directory says it. */
export const resourceLanguages: readonly { readonly key: string; readonly name: string }[] = [
	{ key: 'francais', name: 'Français' },
	{ key: 'plusieurs', name: 'Plusieurs langues' },
	...languages.filter(({ key }) => key !== 'francais'),
];

export const isResourceLanguage = (key: string): boolean => resourceLanguages.some((one) => one.key === key);
export const isResourceTheme = (key: string): boolean => themes.some((one) => one.key === key);

export const resourceLanguageName = (key: string): string =>
	resourceLanguages.find((one) => one.key === key)?.name ?? '';
export const resourceThemeName = (key: string | null): string | null =>
	themes.find((one) => one.key === key)?.name ?? null;

/** Past its last day a resource is said to be out of date, and shown apart. @param day today */
export const isOutOfDate = (expiresOn: Day | null, day: Day): boolean =>
	expiresOn !== null && expiresOn < day;
