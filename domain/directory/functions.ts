import type { VocabularyValue } from './vocabulary.ts';

/** What people do, as they say it themselves; several may hold of one person. */
export const functions: readonly VocabularyValue[] = [
	{ key: 'delegue-prefet', name: 'Déléguée ou délégué du préfet', words: ['délégué du préfet'] },
	{ key: 'sous-prefet', name: 'Sous-préfète ou sous-préfet', words: ['sous-préfet'] },
	{
		key: 'cpo',
		name: 'Chef de projet opérationnel',
		words: ['chef de projet opérationnel', 'cheffe de projet opérationnelle', 'CPO'],
	},
	{ key: 'chef-projet', name: 'Cheffe ou chef de projet', words: ['chef de projet', 'cheffe de projet'] },
	{ key: 'coordination', name: 'Coordonnatrice ou coordonnateur', words: ['coordinateur'] },
	{ key: 'mediation', name: 'Médiatrice ou médiateur', words: ['médiateur'] },
	{ key: 'adulte-relais', name: 'Adulte-relais', words: ['adulte-relais'] },
	{
		key: 'centre-social',
		name: 'Direction de centre social',
		words: ['directeur de centre social', 'directeur de centre socioculturel', 'directeur du centre social'],
	},
	{ key: 'direction', name: 'Directrice ou directeur', words: ['directeur'] },
	{ key: 'responsable', name: 'Responsable', words: ['responsable', 'chef de service'] },
	{
		key: 'principal',
		name: 'Principale ou principal de collège',
		words: ['principal de collège', 'principal du collège'],
	},
	{ key: 'direction-ecole', name: 'Direction d’école', words: ['directeur d’école'] },
	{
		key: 'inspection',
		name: 'Inspectrice ou inspecteur',
		words: ['inspecteur', 'IEN'],
	},
	{
		key: 'enseignement',
		name: 'Enseignante ou enseignant',
		words: ['enseignant', 'professeur', 'instituteur'],
	},
	{ key: 'mission', name: 'Chargée ou chargé de mission', words: ['chargé de mission', 'chargé de projet'] },
	{ key: 'animation', name: 'Animatrice ou animateur', words: ['animateur'] },
	{
		key: 'habitant',
		name: 'Habitante ou habitant, conseil citoyen',
		words: ['collège habitants', 'conseiller citoyen', 'membre du conseil citoyen', 'porte-parole'],
	},
	{
		key: 'elu',
		name: 'Élue ou élu',
		words: ['élu', 'maire', 'adjoint au maire', 'conseiller municipal', 'conseiller départemental'],
	},
	{
		key: 'conseiller-numerique',
		name: 'Conseillère ou conseiller numérique',
		words: ['conseiller numérique'],
	},
	{ key: 'education', name: 'Éducatrice ou éducateur', words: ['éducateur'] },
	{ key: 'accueil', name: 'Accueil', words: ['accueillant', 'agent d’accueil', 'chargé d’accueil'] },
	{
		key: 'action-sociale',
		name: 'Travail social',
		words: ['assistant social', 'assistant de service social', 'travailleur social', 'référent de parcours'],
	},
	{ key: 'soin', name: 'Soin', words: ['infirmier', 'médecin', 'psychologue', 'puériculteur', 'sage-femme'] },
	{ key: 'presidence', name: 'Présidente ou président', words: ['président'] },
	{ key: 'formation', name: 'Formatrice ou formateur', words: ['formateur'] },
	{ key: 'benevolat', name: 'Bénévole', words: ['bénévole'] },
];
