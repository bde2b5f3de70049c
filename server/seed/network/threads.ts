import type { ThreadKind } from '#domain/thread/thread.ts';

/** Somebody’s words, so many days ago. `@key` names somebody of the network. */
export interface PostSeed {
	readonly by: string;
	readonly daysAgo: number;
	readonly hour: number;
	readonly words: string;
}

export interface ThreadSeed {
	readonly key: string;
	readonly group: string;
	/** A document of that group, and a section of it. */
	readonly document?: string;
	readonly section?: { readonly id: string; readonly title: string };
	readonly kind: ThreadKind;
	readonly title: string;
	readonly posts: readonly PostSeed[];
	readonly owner?: string;
	/** Days from today. */
	readonly promised?: number;
	/** The post that was kept, by its place. */
	readonly kept?: number;
}

/** What people ask each other in the demonstration. */
export const threads: readonly ThreadSeed[] = [
	{
		key: 'interim',
		group: 'club-ouest',
		kind: 'question',
		title: 'Un protocole peut-il être signé par intérim quand le siège de l’académie est vacant ?',
		owner: 'facilitator-resovilles',
		promised: -3,
		posts: [
			{
				by: 'nantes-authority',
				daysAgo: 16,
				hour: 8,
				words:
					'Notre comité de pilotage est dans trois semaines et personne n’est encore nommé à l’académie.\n\nUne signature par intérim engage-t-elle la suite, ou faut-il attendre ?',
			},
			{
				by: 'brest-authority',
				daysAgo: 14,
				hour: 15,
				words:
					'Chez nous, le secrétaire général a signé avec une délégation écrite, jointe au protocole. Personne ne l’a contesté.',
			},
			{
				by: 'facilitator-normanvilles',
				daysAgo: 9,
				hour: 10,
				words:
					'Rouen a préféré un courrier d’intention, puis un avenant quand la personne est arrivée. C’est plus long, mais plus solide.',
			},
		],
	},
	{
		key: 'reglement',
		group: 'club-ouest',
		kind: 'question',
		title: 'Cherche un règlement de fonds d’initiatives des habitants qui tienne en une page',
		posts: [
			{
				by: 'allonnes-authority',
				daysAgo: 1,
				hour: 13,
				words:
					'Le nôtre fait onze pages et personne ne le lit. Qui en a un court, déjà passé en conseil municipal ?',
			},
		],
	},
	{
		key: 'transport',
		group: 'club-ouest',
		kind: 'question',
		title: 'Comment payer le transport des familles jusqu’à la sortie de fin d’année ?',
		kept: 1,
		posts: [
			{
				by: 'rouen-authority',
				daysAgo: 40,
				hour: 9,
				words: 'Le car coûte plus cher que l’activité. Quelles aides avez-vous trouvées ?',
			},
			{
				by: 'facilitator-villes-au-carre',
				daysAgo: 38,
				hour: 9,
				words:
					'La caisse d’allocations familiales en finance une part au titre des sorties familiales, et le réseau de bus a prêté deux véhicules à Blois un samedi matin. Demandez les deux, trois mois avant.',
			},
		],
	},
	{
		key: 'caf',
		group: 'espace-Angers',
		kind: 'question',
		title: 'Qui a déjà fait entrer la caisse d’allocations familiales à la table ?',
		owner: 'angers-academy',
		promised: 3,
		posts: [
			{
				by: 'angers-state',
				daysAgo: 6,
				hour: 14,
				words:
					'Elle finance déjà trois de nos actions sans être au comité.\n\n@angers-authority, la Ville a-t-elle un contact qui décide ?',
			},
			{
				by: 'angers-authority',
				daysAgo: 5,
				hour: 9,
				words:
					'Oui, la responsable du service jeunesse. Je propose de l’inviter à la prochaine séance, pour une heure, avec un seul sujet.',
			},
		],
	},
	{
		key: 'coquille',
		group: 'espace-Angers',
		document: 'protocole-angers',
		section: { id: 'governance', title: 'Gouvernance' },
		kind: 'signal',
		title: 'La fréquence des comités n’est pas celle que nous avons décidée',
		posts: [
			{
				by: 'angers-academy',
				daysAgo: 4,
				hour: 16,
				words: 'Nous avions dit trois comités par an en octobre ; le texte en annonce deux.',
			},
		],
	},
];
