import type { SectionTemplate } from '../../template.ts';
import { usage } from '../obligations.ts';
import { guide, heading, headings, list, paragraph, prose, steps } from '../prose.ts';

/** What there is to build on, what is missing, what is chosen. */
export const conclusions: SectionTemplate[] = [
	{
		id: 'initiatives',
		title: 'Initiatives et ressources du quartier',
		party: 'association',
		content: headings('Portées par des structures', 'Nées entre habitants', 'Lieux et savoir-faire'),
		guidance: guide(
			'Ce qui marche déjà, y compris ce qu’aucun dossier ne décrit. Demandez l’accord des personnes avant de faire connaître une entraide informelle.',
			'Qu’est-ce que les habitants font entre eux, sans subvention ?',
			'Qu’est-ce qui aiderait ces initiatives à durer, sans leur imposer une forme ?',
		),
	},
	{
		id: 'who',
		title: 'Qui fait quoi, comment, avec qui',
		party: 'authority',
		content: prose(
			list('[structure à compléter] : ce qu’elle fait, pour qui, où et quand, avec quels partenaires.'),
			heading('Là où il n’y a personne'),
			paragraph(''),
		),
		guidance: guide(
			'Une ligne par structure. Les manques se lisent dans ce qui n’est pas écrit : un âge, un jour, une heure, un côté de l’avenue.',
			'Quelles actions se recouvrent ?',
			'Que se passe-t-il le soir, le mercredi, pendant les vacances ?',
		),
	},
	{
		id: 'debate',
		title: 'Forces, manques et désaccords',
		party: null,
		content: headings('Forces', 'Manques', 'Désaccords'),
		guidance: guide(
			'Un diagnostic est partagé quand les désaccords y sont écrits, et non quand ils en ont été retirés.',
			'Sur quoi les chiffres et le vécu se contredisent-ils ?',
			'Sur quoi les institutions n’ont-elles pas la même lecture ?',
		),
	},
	{
		id: 'priorities',
		title: 'Enjeux retenus',
		party: null,
		content: prose(
			paragraph('De ces observations, le groupe retient :'),
			steps('[premier enjeu à compléter]', '[deuxième enjeu à compléter]', '[troisième enjeu à compléter]'),
		),
		guidance: guide(
			'Trois enjeux au plus, une phrase chacun, formulés comme une situation à changer et non comme une action à financer.',
			'Comment ont-ils été choisis, et par qui ?',
			'Qu’a-t-on décidé de ne pas traiter cette fois ?',
		),
		obligation: usage,
	},
	{
		id: 'next',
		title: 'Suites et mise à jour',
		party: 'authority',
		content: prose(
			paragraph(
				'Le diagnostic est présenté à celles et ceux qui y ont contribué, puis relu une fois par an. Une première action modeste est engagée sans attendre : [action à compléter].',
			),
		),
		guidance: guide(
			'Passer vite à une petite action montre que l’écoute a servi.',
			'Qui tient le diagnostic à jour ?',
			'Où et quand est-il rendu aux habitants ?',
		),
	},
];
