import type { VocabularyValue } from './vocabulary.ts';

const names = [
	'Albanais',
	'Allemand',
	'Anglais',
	'Arabe',
	'Arménien',
	'Bambara',
	'Berbère',
	'Breton',
	'Chinois',
	'Comorien',
	'Créole',
	'Dari',
	'Espagnol',
	'Géorgien',
	'Italien',
	'Kabyle',
	'Kurde',
	'Langue des signes',
	'Lingala',
	'Mahorais',
	'Pachto',
	'Persan',
	'Peul',
	'Polonais',
	'Portugais',
	'Romani',
	'Roumain',
	'Russe',
	'Somali',
	'Soninké',
	'Tamoul',
	'Tchétchène',
	'Tigrinya',
	'Turc',
	'Ukrainien',
	'Vietnamien',
	'Wolof',
];

/** Other ways to say some of them. */
const others: Record<string, readonly string[]> = {
	Berbère: ['tamazight'],
	Chinois: ['mandarin', 'cantonais'],
	'Langue des signes': ['LSF'],
	Mahorais: ['shimaoré'],
	Peul: ['pulaar', 'fulfuldé'],
};

/** Languages that people may say they speak. */
export const languages: readonly VocabularyValue[] = names.map((name) => ({
	key: name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '-'),
	name,
	words: [name, ...(others[name] ?? [])],
}));
