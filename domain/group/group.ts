export const groupKinds = [
	'club',
	'thematic',
	'territorial',
	'cite',
	'working',
	'citizens',
	'committee',
] as const;
export type GroupKind = (typeof groupKinds)[number];

export const groupKindNames: Record<GroupKind, string> = {
	club: 'Club',
	thematic: 'Groupe thématique',
	territorial: 'Groupe territorial',
	cite: 'Espace de cité éducative',
	working: 'Groupe de travail',
	citizens: 'Conseil citoyen',
	committee: 'Commission',
};

/** Ways in. */
export const entries = ['free', 'request', 'invitation'] as const;
export type Entry = (typeof entries)[number];

export const entryNames: Record<Entry, string> = {
	free: 'Entrée libre',
	request: 'Sur demande',
	invitation: 'Sur invitation',
};

/** Dormant sends no mail; archived is read-only and searchable (domain rule 13). */
export const groupStates = ['active', 'dormant', 'archived'] as const;
export type GroupState = (typeof groupStates)[number];

export const membershipRoles = ['animator', 'member', 'observer', 'guest'] as const;
export type MembershipRole = (typeof membershipRoles)[number];

export const membershipRoleNames: Record<MembershipRole, string> = {
	animator: 'Anime le groupe',
	member: 'Membre',
	observer: 'Observe',
	guest: 'Invité',
};
