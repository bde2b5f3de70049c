import { acronyms } from '../search/acronyms.ts';
import type { VocabularyValue } from './vocabulary.ts';

/** Acronyms that name a scheme or a contract of the State or of a local authority: one can be in charge of it. */
const named = new Set([
	'PRE',
	'REP',
	'REP+',
	'CLAS',
	'ASV',
	'CLS',
	'CLSM',
	'PEDT',
	'REAAP',
	'UPE2A',
	'ULIS',
	'SEGPA',
	'NPNRU',
	'GUSP',
]);

/** Schemes that an entry says it belongs to, spelt out or as an acronym. */
export const schemes: readonly VocabularyValue[] = [
	...acronyms
		.filter(({ acronym }) => named.has(acronym))
		.map(({ acronym, meaning }) => ({
			key: acronym.toLowerCase().replace('+', '-plus'),
			name: `${acronym}, ${meaning}`,
			words: [acronym],
		})),
	{ key: 'adulte-relais', name: 'Adultes-relais', words: ['adulte-relais'] },
	{ key: 'france-services', name: 'France services', words: ['MSAP'] },
];
