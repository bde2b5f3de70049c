import type { Visibility } from '../access/visibility.ts';
import type { Entry, GroupKind } from './group.ts';

/** What one may found by oneself; the space of a cité is born with the cité. */
export type FoundedKind = Exclude<GroupKind, 'cite'>;

/** At the first level, and under another group: groups have two levels. */
export const foundedKinds = {
	group: ['club', 'thematic', 'territorial', 'working', 'citizens', 'committee'],
	subGroup: ['working', 'committee', 'thematic'],
} as const satisfies Record<string, readonly FoundedKind[]>;

/** What each is for, in one sentence. */
export const foundedKindWords: Record<FoundedKind, string> = {
	club: 'des pairs de plusieurs cités ou régions, qui se retrouvent dans la durée',
	thematic: 'une question commune : santé, parentalité, décrochage…',
	territorial: 'celles et ceux qui agissent au même endroit',
	working: 'un travail à rendre, puis il s’arrête',
	citizens: 'habitants et acteurs d’un quartier, en deux collèges',
	committee: 'une instance qui prépare des décisions',
};

export const groupLimits = { name: 120, presentation: 600 } as const;

/** Who sees that it exists and reads what it publishes. */
export const groupVisibilityWords: Record<Visibility, { readonly name: string; readonly means: string }> = {
	members: { name: 'Ses membres', means: 'il n’apparaît nulle part ailleurs, ni dans la recherche' },
	network: { name: 'Le réseau', means: 'toute personne connectée le trouve et lit sa présentation' },
	public: {
		name: 'Tout le monde',
		means: 'on le trouve aussi sans compte ; ses membres ne sont pas montrés',
	},
};

export const groupEntryWords: Record<Entry, { readonly name: string; readonly means: string }> = {
	invitation: { name: 'Sur invitation', means: 'les personnes qui animent viennent chercher chacun' },
	request: { name: 'Sur demande', means: 'on le demande d’un mot, les personnes qui animent répondent' },
	free: { name: 'Entrée libre', means: 'un bouton, et l’on est membre' },
};
