import type { GroupSeed } from './group.ts';

/** Groups by theme, a conseil citoyen, one that sleeps and one that is over. */
export const themes: readonly GroupSeed[] = [
	{
		key: 'reussite-educative',
		name: 'Coordinations de la réussite éducative',
		kind: 'thematic',
		presentation:
			'Celles et ceux qui coordonnent un programme de réussite éducative (PRE) ou un accompagnement à la scolarité (CLAS) s’entraident : équipes, parcours, liens avec la cité éducative.',
		visibility: 'network',
		entry: 'free',
		years: 2,
		members: {
			animator: ['pre', 'clas-nantes'],
			member: ['angers-authority', 'blois-successor', 'rouvray-authority'],
		},
	},
	{
		key: 'sante',
		name: 'Santé à l’école et dans le quartier',
		kind: 'thematic',
		presentation:
			'Médiation en santé, sommeil, écrans, compétences psychosociales. Un groupe ouvert à toutes les personnes qui travaillent avec des enfants.',
		visibility: 'public',
		entry: 'free',
		years: 1,
		members: {
			animator: ['asv', 'mediator'],
			member: ['health-angers', 'facilitator-normanvilles', 'herouville-academy', 'school-pergaud'],
		},
	},
	{
		key: 'plurilinguisme',
		name: 'Plurilinguisme',
		kind: 'thematic',
		presentation:
			'Quand plusieurs langues se parlent à la maison : en faire une force pour apprendre. Le groupe reprendra après l’été.',
		visibility: 'public',
		entry: 'free',
		state: 'dormant',
		years: 2,
		members: {
			animator: ['mothers-dreux', 'facilitator-villes-au-carre'],
			member: ['dreux-authority', 'association'],
		},
	},
	{
		key: 'deux-rives',
		name: 'Conseil citoyen des Deux Rives',
		kind: 'citizens',
		presentation:
			'Habitants et acteurs locaux d’Angers préparent ici leurs avis sur le contrat de ville et la cité éducative, et suivent les réponses.',
		visibility: 'public',
		entry: 'request',
		years: 3,
		members: {
			animator: ['citizen', 'centre-tilleuls'],
			member: ['health-angers', 'association'],
			guest: ['angers-state'],
		},
	},
	{
		key: 'rentree',
		name: 'Rentrée des cités : préparation',
		kind: 'committee',
		presentation:
			'Préparation d’une journée interrégionale qui a eu lieu. Le groupe est conservé pour mémoire.',
		visibility: 'network',
		entry: 'invitation',
		state: 'archived',
		years: 3,
		members: {
			animator: ['facilitator-resovilles', 'facilitator-normanvilles'],
			member: ['rouen-authority', 'angers-authority'],
		},
	},
];
