import type { SectionTemplate } from '../../template.ts';
import { expectedOfCites, usage } from '../obligations.ts';
import { guide, heading, list, paragraph, prose, steps } from '../prose.ts';

/** Who decides, and who makes it happen. */
export const governance: SectionTemplate[] = [
	{
		id: 'governance',
		title: 'Gouvernance',
		party: 'authority',
		content: prose(
			heading('La troïka'),
			paragraph(
				"La cité éducative est pilotée par trois sièges : l'État, les services académiques et la collectivité. Chaque siège a un titulaire et au moins un suppléant, désignés par écrit, avec une date de début et une date de fin. Le suppléant décide au nom du titulaire absent.",
			),
			paragraph(
				"La troïka se réunit au moins une fois par mois la première année, puis selon un rythme qu'elle fixe. Elle décide d'un commun accord. Si un désaccord persiste à deux réunions de suite, il est écrit dans le compte rendu avec les arguments de chacun, et porté devant le préfet, le recteur et l'exécutif de la collectivité.",
			),
			heading('Le comité de pilotage'),
			paragraph(
				"Deux fois par an au moins, dont une dans le quartier, le comité de pilotage réunit autour de la troïka la caisse d'allocations familiales, l'agence régionale de santé, le département, la région, les bailleurs, les chefs d'établissement, des représentants des associations, des parents d'élèves et des conseils citoyens. Son ordre du jour est envoyé quinze jours à l'avance.",
			),
			paragraph(
				'Il débat des orientations, entend le bilan et donne un avis sur le programme. Tout avis qui n’est pas suivi reçoit une réponse motivée.',
			),
			heading('Les groupes de travail'),
			paragraph(
				"Des groupes thématiques préparent les décisions avec celles et ceux qui les appliqueront. Chacun est animé par deux personnes de structures différentes, se donne une question et une échéance, et s'arrête lorsqu'il y a répondu.",
			),
			heading('Un tiers pour faciliter'),
			paragraph(
				"La troïka peut demander à un centre de ressources politique de la ville d'accompagner la démarche. Il aide à préparer, à débattre et à garder la mémoire. Il ne dispose pas d'un siège et ne prend pas part aux décisions.",
			),
		),
		guidance: guide(
			'Précisez les trois titulaires par leur fonction, leurs suppléants, et les institutions qui les rejoignent le cas échéant.',
			'Qui décide quand un titulaire est absent ?',
			'Quelle instance existante peut servir, plutôt qu’en créer une ?',
			'Que fait-on d’un désaccord ?',
		),
		obligation: expectedOfCites,
	},
	{
		id: 'team',
		title: 'Équipe projet',
		party: 'academy',
		content: prose(
			paragraph(
				"La mise en œuvre est confiée à un binôme : le principal ou la principale du collège chef de file, et le chef ou la cheffe de projet opérationnel de la collectivité. La personne déléguée du préfet se joint à eux pour former l'équipe projet.",
			),
			paragraph(
				"Une lettre de mission, signée par la troïka, fixe le temps que chacun y consacre. Ce temps est réel : il donne lieu à une décharge, à un remplacement ou à un poste, et n'est pas ajouté à une charge complète.",
			),
			paragraph("L'équipe projet :"),
			list(
				'prépare les réunions de la troïka et en publie les décisions sous huit jours ;',
				"tient à jour le programme d'actions et son plan de financement ;",
				'réunit les porteurs, repère les actions qui se recouvrent et celles qui manquent ;',
				'organise le suivi des indicateurs avec celles et ceux qui agissent, et non à leur place ;',
				'accueille les nouveaux arrivants et veille à la transmission lorsque quelqu’un s’en va.',
			),
			paragraph(
				"Au sein de l'équipe, une personne au moins est joignable par les familles et les associations, sans rendez-vous, une demi-journée par semaine dans le quartier.",
			),
		),
		guidance: guide(
			'Précisez le collège chef de file, le temps que chacun y consacre et le lieu de travail de l’équipe.',
			'Sur quel temps réel ?',
			'Qui une famille peut-elle appeler ?',
		),
		obligation: usage,
	},
	{
		id: 'families',
		title: 'Familles et habitants',
		party: 'authority',
		content: prose(
			paragraph(
				'Les familles sont associées aux décisions, et pas seulement invitées aux actions. Les signataires s’engagent sur une manière de faire :',
			),
			steps(
				'aller à la rencontre des parents là où ils se trouvent, aux heures qui sont les leurs ;',
				'présenter les choix avant qu’ils soient arrêtés, dans une langue simple et, lorsqu’il le faut, traduite ;',
				'dire ce qui a été retenu, ce qui ne l’a pas été, et pourquoi.',
			),
			paragraph(
				"Le comité de pilotage compte au moins deux représentants des parents d'élèves et un représentant de chaque collège du conseil citoyen, habitants et acteurs locaux, là où il existe. Leur participation est rendue possible : horaires, garde d'enfants, prise en charge des frais.",
			),
			paragraph(
				"Un **fonds d'initiatives** permet à des habitants, constitués ou non en association, de proposer une action et d'obtenir une réponse sous un mois. Son règlement tient en une page.",
			),
			paragraph(
				"Les initiatives nées dans le quartier sont reconnues telles qu'elles sont. Les signataires les aident à durer si elles le souhaitent, sans leur imposer une forme.",
			),
		),
		guidance: guide(
			'Précisez les lieux d’accueil des parents, le montant du fonds et qui en décide.',
			'Sur quoi les parents décident-ils, et sur quoi donnent-ils un avis ?',
			'Qui ne vient jamais aux réunions, et où aller à sa rencontre ?',
		),
		obligation: usage,
	},
];
