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

export const groupLimits = { name: 120, presentation: 600, charter: 4_000, territories: 30 } as const;

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

/** Who sees a group and how one comes in, said together as one sentence: there are three by three. */
export function openingSentence(visibility: Visibility, entry: Entry): string {
	const seen: Record<Visibility, string> = {
		members: 'Seuls ses membres savent que ce groupe existe',
		network: 'Toute personne connectée au réseau trouve ce groupe et lit sa présentation',
		public: 'Tout le monde trouve ce groupe et lit sa présentation, même sans compte',
	};
	const entered: Record<Entry, string> = {
		invitation: 'on y entre quand une personne qui l’anime y invite',
		request: 'on y entre en le demandant aux personnes qui l’animent',
		free: 'on y entre d’un bouton, sans rien demander',
	};
	return `${seen[visibility]}, et ${entered[entry]}.`;
}
