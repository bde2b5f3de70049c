import { typeset } from '../../french/typography.ts';
import { table } from '../content.ts';
import type { DocumentTemplate, SectionTemplate } from '../template.ts';
import { usage } from './obligations.ts';
import { guide, list, paragraph, prose } from './prose.ts';

/** The three columns, in the order they are read. */
export const columns = ['Constats', 'Échos', 'Réactions'] as const;

const threeColumns = () => prose(table('', columns, ['', '', '']));

const theme = (id: string, title: string, more?: Pick<SectionTemplate, 'obligation'>): SectionTemplate => ({
	id,
	title,
	party: null,
	content: threeColumns(),
	guidance: guide(
		'Donnez son nom au thème dans le titre. En constats, ce que les travaux locaux ont montré ; en échos, ce que l’on sait des orientations nationales ; en réactions, ce que les participants en ont dit, accords et inquiétudes.',
		'De quel document vient chaque constat ?',
		'Cet écho est-il une décision, un projet ou une rumeur ?',
		'Qui réagit : des élus, des équipes, des habitants ?',
	),
	...more,
});

/**
 * For a round of meetings told by theme. The three columns are those of the Norman synthesis of five departmental webinars
 * (March 2023); the annex, that of the regional day of November 2020.
 */
export const synthesis: DocumentTemplate = {
	id: 'synthesis',
	version: 1,
	kind: 'synthesis',
	scope: 'group',
	name: 'Synthèse constats, échos, réactions',
	purpose: typeset(
		'Ce que plusieurs rencontres ont fait dire, thème par thème : constats, échos, réactions.',
	),
	title: 'Synthèse',
	sections: [
		{
			id: 'context',
			title: 'Introduction',
			party: null,
			content: prose(
				paragraph(
					'Cette synthèse réunit ce qui s’est dit lors de [rencontres à compléter], auxquelles ont pris part [participants à compléter]. Elle rapporte des propos ; elle n’engage pas les institutions présentes.',
				),
			),
			guidance: guide(
				'Dites pourquoi ces rencontres ont eu lieu et qui les a préparées.',
				'Combien de rencontres, où, entre quelles dates ?',
				'Qui était invité et n’est pas venu ?',
			),
		},
		theme('theme-1', 'Premier thème', { obligation: usage }),
		theme('theme-2', 'Deuxième thème'),
		theme('theme-3', 'Troisième thème'),
		{
			id: 'agreements',
			title: 'Ce qui rassemble, ce qui fait débat',
			party: null,
			content: prose(),
			guidance: guide(
				'D’un thème à l’autre, ce qui revient partout, puis ce sur quoi les avis s’opposent. Ne tranchez pas : écrivez les deux positions.',
			),
		},
		{
			id: 'follow-up',
			title: 'Suites',
			party: null,
			content: prose(),
			guidance: guide(
				'Ce que deviendra ce qui a été dit, et comment les participants le sauront.',
				'À qui la synthèse est-elle remise ?',
				'Qui répond aux questions restées ouvertes, et quand ?',
			),
			obligation: usage,
		},
		{
			id: 'annex',
			title: 'Annexe, déroulé des échanges',
			party: null,
			content: prose(list('[rencontre à compléter] : date, lieu, nombre de participants.')),
			guidance: guide(
				'Pour mémoire, rencontre par rencontre. La synthèse doit pouvoir être lue sans l’annexe.',
			),
		},
	],
};
