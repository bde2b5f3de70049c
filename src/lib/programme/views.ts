import type { Component } from 'svelte';
import type { ProgrammeWork } from './programme-work.svelte.ts';

export interface ProgrammeView {
	/** As the address holds it: `?vue=tableau`. */
	readonly key: string;
	readonly name: string;
	/** False for one that is reached from what it shows: it has no tab. */
	readonly isTab?: false;
	/** Each view is a bundle of its own. */
	readonly load: () => Promise<{ readonly default: Component<{ work: ProgrammeWork }> }>;
}

/** The views of a programme, the first being where one arrives. */
export const programmeViews: readonly ProgrammeView[] = [
	{ key: 'tableau', name: 'Tableau', load: () => import('./table/TableView.svelte') },
	{
		key: 'financement',
		name: 'Plan de financement',
		load: () => import('./funding/FundingView.svelte'),
	},
	{ key: 'calendrier', name: 'Calendrier', load: () => import('./calendar/CalendarView.svelte') },
	{ key: 'indicateurs', name: 'Indicateurs', load: () => import('./indicators/IndicatorsView.svelte') },
	{ key: 'carte', name: 'Carte', load: () => import('./map/MapView.svelte') },
	{ key: 'fiche', name: 'Fiche action', isTab: false, load: () => import('./fiche/FicheView.svelte') },
];

/** The view of its text. */
export const textView = 'texte';
