/** With whose eyes those who animate a group may look at it. */
export const eyes = ['member', 'network', 'visitor'] as const;
export type Eyes = (typeof eyes)[number];

export const eyesWords: Record<Eyes, { readonly key: string; readonly name: string }> = {
	member: { key: 'membre', name: 'Un membre' },
	network: { key: 'reseau', name: 'Une personne du réseau' },
	visitor: { key: 'visiteur', name: 'Une personne sans compte' },
};
