import { minutes } from '#domain/document/templates/minutes.ts';
import { note } from '#domain/document/templates/note.ts';
import { heading, list, paragraph, prose, steps } from '#domain/document/templates/prose.ts';
import { commitment } from '#domain/document/content.ts';
import { seedId } from '../identity.ts';
import type { DocumentSeed } from './document.ts';

const line = (key: string) => seedId('commitment', key);

const noteSection = note.sections[0]?.id ?? '';

const memory: DocumentSeed = {
	key: 'note-memoire',
	group: 'club-ouest',
	template: note,
	title: 'Garder la mémoire quand une équipe change',
	visibility: 'public',
	author: 'facilitator-normanvilles',
	daysAgo: 48,
	writings: [
		{
			person: 'facilitator-normanvilles',
			daysAgo: 46,
			hour: 9,
			section: noteSection,
			status: 'ready',
			content: prose(
				paragraph(
					"Une cité éducative dure plus longtemps que les postes de celles et ceux qui la font vivre. Au Club de l'Ouest, la question revient à chaque rencontre : que faut-il avoir écrit pour que la personne qui arrive ne recommence pas tout ?",
				),
				heading('Ce qui se perd en premier'),
				list(
					'les raisons d’une décision, plus que la décision elle-même ;',
					'les accords passés de vive voix entre deux personnes ;',
					'les contacts qui ne figurent dans aucun organigramme, souvent des habitants.',
				),
				heading('Ce qui aide'),
				steps(
					'un compte rendu d’une page après chaque réunion de la troïka, publié sous huit jours ;',
					'une liste des décisions ouvertes, relue au début de chaque séance ;',
					'un suppléant qui vient vraiment, et pas seulement sur le papier ;',
					'une heure de passage de relais, à trois, avec le centre de ressources.',
				),
				paragraph(
					"Rien de cela ne demande d'outil particulier. Tout demande que quelqu'un en soit chargé, et que ce soit écrit dans le protocole.",
				),
			),
		},
	],
};

const doorway: DocumentSeed = {
	key: 'note-parents',
	group: 'espace-Angers',
	template: note,
	title: 'Ce que les parents nous ont dit',
	visibility: 'network',
	author: 'centre-tilleuls',
	daysAgo: 15,
	writings: [
		{
			person: 'centre-tilleuls',
			daysAgo: 14,
			hour: 17,
			section: noteSection,
			status: 'doing',
			content: prose(
				paragraph(
					'Notes prises au café des parents, pendant trois vendredis. Personne n’est nommé ; les phrases sont résumées.',
				),
				list(
					'On nous invite quand tout est décidé.',
					'Au collège, on ne sait pas à quelle porte frapper.',
					'Le mercredi, il y a trop de choses d’un côté de l’avenue et rien de l’autre.',
					'Quand la même personne reste, on revient.',
				),
				paragraph('À reprendre dans l’article « Familles et habitants » du protocole.'),
			),
		},
	],
};

const governanceMinutes: DocumentSeed = {
	key: 'compte-rendu-gouvernance',
	group: 'gouvernance',
	template: minutes,
	title: 'Compte rendu : qui remplace un titulaire absent ?',
	visibility: 'network',
	author: 'facilitator-normanvilles',
	daysAgo: 21,
	writings: [
		{
			person: 'facilitator-normanvilles',
			daysAgo: 21,
			hour: 14,
			section: 'attendance',
			status: 'ready',
			content: prose(
				paragraph(
					'Réunion à distance, deux heures. Six cités représentées : Angers, Blois, Brest, Hérouville-Saint-Clair, Nantes et Saint-Herblain, Rouen. Excusées : Orléans et Rennes Le Blosne.',
				),
			),
		},
		{
			person: 'angers-authority',
			daysAgo: 21,
			hour: 15,
			section: 'discussion',
			status: 'ready',
			content: prose(
				heading('Les suppléances'),
				paragraph(
					'Quatre cités ont désigné des suppléants par écrit. Là où ils ne l’ont pas été, les réunions sont reportées ou décident sans une institution, ce qui se paie plus tard.',
				),
				heading('Le siège vacant'),
				paragraph(
					'Deux avis s’opposent. Pour les uns, la troïka continue à deux et fait ratifier ensuite. Pour les autres, rien ne doit être signé tant que le siège est vide. Le désaccord reste ouvert.',
				),
			),
		},
		{
			person: 'rouen-state',
			daysAgo: 20,
			hour: 9,
			section: 'decisions',
			status: 'ready',
			content: prose(
				commitment(
					{ kind: 'decision', id: line('gouvernance-1'), owner: 'seat:authority' },
					'Chaque cité relit ses lettres de désignation avant la prochaine réunion.',
				),
				commitment(
					{
						kind: 'task',
						id: line('gouvernance-2'),
						owner: `actor:${seedId('actor', 'facilitator-normanvilles')}`,
						done: true,
					},
					'Proposer une lettre type pour les suppléants, d’une page.',
				),
				commitment(
					{ kind: 'task', id: line('gouvernance-3'), owner: `actor:${seedId('actor', 'angers-authority')}` },
					'Partager l’article « Gouvernance » du futur protocole d’Angers, lorsqu’il sera prêt.',
				),
			),
		},
		{
			person: 'facilitator-normanvilles',
			daysAgo: 19,
			hour: 10,
			section: 'next',
			status: 'ready',
			content: prose(
				paragraph(
					'Prochaine réunion dans deux mois, à distance. Un point sera consacré à la place des parents dans les comités de pilotage.',
				),
			),
		},
	],
};

export const notes: readonly DocumentSeed[] = [memory, doorway, governanceMinutes];
