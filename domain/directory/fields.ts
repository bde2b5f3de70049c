import type { FieldVisibility } from './policy.ts';

/** What a person may say of themself, in the order a profile shows it. Functions, seats and groups are not fields: they are facts. */
export const actorFields = [
	'presentation',
	'themes',
	'offers',
	'seeks',
	'languages',
	'email',
	'phone',
	'availability',
] as const;
export type ActorField = (typeof actorFields)[number];

export const actorFieldNames: Record<ActorField, string> = {
	presentation: 'En deux phrases',
	themes: 'Thèmes',
	offers: 'On peut me demander',
	seeks: 'Je cherche',
	languages: 'Langues',
	email: 'Courriel',
	phone: 'Téléphone',
	availability: 'Disponibilité',
};

/** Fields that say how to reach someone; the others say what they do. */
export const contactFields: readonly ActorField[] = ['email', 'phone', 'languages', 'availability'];

export const fieldVisibilityNames: Record<FieldVisibility, string> = {
	public: 'Public',
	network: 'Réseau',
	groups: 'Membres',
	me: 'Moi',
};

export const fieldVisibilitySentences: Record<FieldVisibility, string> = {
	public: 'tout le monde, moteurs compris',
	network: 'les personnes connectées',
	groups: 'les membres de vos groupes',
	me: 'vous seulement',
};
