/** Who may see a thing: anyone, signed-in members of the network, or the members of its group. */
export const visibilities = ['public', 'network', 'members'] as const;
export type Visibility = (typeof visibilities)[number];

export const visibilityNames: Record<Visibility, string> = {
	public: 'Public',
	network: 'Réseau',
	members: 'Membres',
};

/** The sentence next to every submit button. */
export const visibilitySentences: Record<Visibility, string> = {
	public: 'Tout le monde pourra le lire, moteurs de recherche compris.',
	network: 'Les personnes connectées au réseau pourront le lire.',
	members: 'Seuls les membres du groupe pourront le lire.',
};
