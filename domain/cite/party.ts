/** Institutions that sit, write, fund or answer for a section. The letter and the shape say the same as the colour. */
export const parties = [
	'state',
	'academy',
	'authority',
	'metropole',
	'facilitator',
	'association',
	'inhabitants',
	'other',
] as const;
export type Party = (typeof parties)[number];

export const partyNames: Record<Party, string> = {
	state: 'État',
	academy: 'Académie',
	authority: 'Collectivité',
	metropole: 'Métropole',
	facilitator: 'Centre de ressources',
	association: 'Association',
	inhabitants: 'Habitants',
	other: 'Autre partie',
};

export const partyLetters: Record<Party, string> = {
	state: 'É',
	academy: 'A',
	authority: 'C',
	metropole: 'M',
	facilitator: 'R',
	association: 'S',
	inhabitants: 'H',
	other: '•',
};
