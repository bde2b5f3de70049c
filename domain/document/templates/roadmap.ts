import { typeset } from '../../french/typography.ts';
import type { DocumentTemplate } from '../template.ts';
import { usage } from './obligations.ts';
import { guide, heading, headings, list, paragraph, prose, steps } from './prose.ts';

/**
 * A quarter's priorities and who promised what. Contracts run twice three years, and their evaluations asked for tighter
 * aims by quarter and a follow-up of the partners' commitments (Normandy, March 2023).
 */
export const roadmap: DocumentTemplate = {
	id: 'roadmap',
	version: 1,
	kind: 'roadmap',
	scope: 'cite',
	name: 'Feuille de route',
	purpose: typeset('Pour un quartier : deux ou trois priorités, qui s’engage à quoi, et comment on vérifie.'),
	title: 'Feuille de route {années}',
	sections: [
		{
			id: 'quarter',
			title: 'Le quartier',
			party: 'authority',
			content: prose(
				paragraph('Cette feuille de route concerne, à {communes} :'),
				list('{quartiers}'),
				paragraph(
					'Elle vaut pour {années}. Elle se lit avec le contrat de ville et la complète ; elle ne crée pas de procédure nouvelle.',
				),
			),
			guidance: guide(
				'Gardez le ou les quartiers dont il est question ici, puis en cinq lignes ce qu’il faut en savoir.',
				'Quels constats du diagnostic partagé retenir ?',
				'Qu’est-ce qui est déjà en cours et pèsera : travaux, fermetures, ouvertures ?',
			),
		},
		{
			id: 'priorities',
			title: 'Priorités',
			party: null,
			content: prose(
				steps('[première priorité à compléter]', '[deuxième priorité à compléter]'),
				paragraph('Ces priorités ont été choisies avec [participants à compléter].'),
			),
			guidance: guide(
				'Deux ou trois, pas davantage, chacune en une phrase que les habitants reprendraient à leur compte.',
				'Que verra-t-on changer dans le quartier dans trois ans ?',
				'À quoi renonce-t-on pour tenir celles-ci ?',
			),
			obligation: usage,
		},
		{
			id: 'actions',
			title: 'Actions de l’année',
			party: 'authority',
			content: prose(
				heading('Première action'),
				list(
					'Ce qui sera fait : [action à compléter]',
					'Qui porte, et avec qui : [porteurs à compléter]',
					'Pour quand : [échéance à compléter]',
					'Avec quels moyens : [moyens à compléter]',
					'À quoi l’on saura que c’est fait : [repère à compléter]',
				),
			),
			guidance: guide(
				'Reprenez ce bloc pour chaque action. Plusieurs structures peuvent porter la même : une seule en rend compte.',
				'Cette action existe-t-elle ailleurs, dont on pourrait s’inspirer ?',
				'Quels crédits ordinaires la financent avant les crédits spécifiques ?',
			),
		},
		{
			id: 'commitments',
			title: 'Engagements des partenaires',
			party: 'state',
			content: prose(
				...[
					'Pour l’État, {préfecture}',
					'Pour l’éducation nationale, {académie}',
					'Pour la collectivité, {collectivité}',
				].flatMap((partner) => [
					heading(partner),
					list('[engagement à compléter], pour le [date à compléter]'),
				]),
				heading('Pour les autres partenaires'),
				list('[partenaire à compléter] : [engagement à compléter], pour le [date à compléter]'),
			),
			guidance: guide(
				'Chaque institution dit ce qu’elle fera elle-même, avec une date. Bailleurs, département, région et caisse d’allocations familiales ont leur place ici.',
				'Cet engagement serait-il pris sans la feuille de route ?',
				'Qui, par sa fonction, en répond ?',
			),
			obligation: usage,
		},
		{
			id: 'residents',
			title: 'Place des habitants',
			party: 'inhabitants',
			content: headings('Dans les choix', 'Dans les actions', 'Dans le suivi'),
			guidance: guide(
				'Dites ce que les habitants décident, ce sur quoi ils donnent un avis, et comment on leur répond.',
				'Le conseil citoyen, ou ce qui en tient lieu, a-t-il été saisi ? Qu’a-t-il proposé ?',
				'Comment associer celles et ceux qui ne viennent pas aux réunions ?',
			),
		},
		{
			id: 'follow-up',
			title: 'Suivi des engagements',
			party: 'state',
			content: prose(
				paragraph(
					'Deux fois par an, les partenaires relisent ensemble chaque engagement : tenu, en cours, reporté ou abandonné, et pourquoi. Le relevé est public et affiché dans le quartier.',
				),
				paragraph(
					'Au bout de trois ans, la feuille de route est revue en entier, puis reconduite ou remplacée.',
				),
			),
			guidance: guide(
				'Un engagement que personne ne relit n’en est pas un.',
				'Qui réunit, à quelles dates, dans quelle instance déjà existante ?',
				'Que se passe-t-il quand un engagement n’est pas tenu ?',
			),
			obligation: usage,
		},
	],
};
