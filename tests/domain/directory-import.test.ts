import { judgeActors } from '#domain/directory/import/actors.ts';
import { judgeOrganisations } from '#domain/directory/import/organisations.ts';
import { chooseMapping, guessMapping, headerLine, missingColumns } from '#domain/import/mapping.ts';
import { isAboutMinors, withoutMinors } from '#domain/import/minors.ts';
import { Places, type KnownPlace } from '#domain/import/places.ts';
import { actOf } from '#domain/import/verdicts.ts';
import { describe, expect, it } from 'vitest';

const place = (id: string, name: string, departement: string, commune = ''): KnownPlace => ({
	...{ id, name, commune: commune || (id.startsWith('commune-') ? id : '') },
	departement: `departement-${departement}`,
});
const list = [
	place('commune-49007', 'Angers', '49'),
	place('commune-2A004', 'Ajaccio', '2A'),
	place('commune-69388', 'Lyon 8e Arrondissement', '69'),
	place('commune-93066', 'Saint-Denis', '93'),
	place('commune-97411', 'Saint-Denis', '974'),
	place('qpv-QN04905M', 'Monplaisir', '49', 'commune-49007'),
	...['49', '2A', '69', '93', '974'].map((code) => place(`departement-${code}`, `Département ${code}`, code)),
];
const judge = (headers: readonly string[], ...rows: string[][]) =>
	judgeOrganisations(
		rows.map((cells, at) => ({ line: at + 2, cells })),
		guessMapping(headers, 'organisations'),
		{ known: [], places: list, source: 'un fichier' },
	);

describe('columns', () => {
	it.each([
		[
			['nom', 'type', 'siret', 'uai', 'commune'],
			['name', 'kind', 'siret', 'key', 'commune'],
		],
		[
			['ACADEMIE', 'N°Département', 'COMMUNE', 'NUMERO', "NOM DE L'ETABLISSEMENT", 'TYPE_DETABLISSEMENT'],
			['', 'departement', 'commune', 'key', 'name', 'kind'],
		],
		[
			['Raison sociale', 'N° SIRET', 'Tél', 'E-mail', 'Site internet'],
			['name', 'siret', 'phone', 'email', 'website'],
		],
	])('%j', (headers, targets) => {
		expect(guessMapping(headers, 'organisations').targets).toEqual(targets);
	});

	it('two columns of one name are two, and the first is read', () => {
		expect(guessMapping(['Nom', 'Nom'], 'organisations').targets).toEqual(['name', '']);
		expect(chooseMapping(['a', 'b'], ['name', 'nonsense'], 'organisations').targets).toEqual(['name', '']);
		expect(missingColumns(chooseMapping(['a'], [''], 'organisations'), 'organisations')).toEqual(['Nom']);
	});

	it('finds the headers below titles', () => {
		expect(
			headerLine(
				[
					['Liste 2026', ''],
					['', ''],
					['Nom', 'Commune'],
					['A', 'B'],
				],
				'organisations',
			),
		).toBe(2);
	});
});

describe('columns about minors [P5]', () => {
	it.each([
		'Date de naissance',
		'DDN',
		'INE',
		'Classe',
		'Enfants',
		'Nom de l’élève',
		'Classe de l’élève',
		'Niveau du jeune',
		'Prénom enfant',
		'Représentant légal',
		'Âge',
	])('%s is refused', (header) => expect(isAboutMinors(header)).toBe(true));
	it.each(['Nom', 'Collège', 'Public', 'Nom de l’établissement', 'Nombre d’enfants', 'Type'])(
		'%s is not',
		(header) => expect(isAboutMinors(header)).toBe(false),
	);
	it('takes them out of every row', () => {
		expect(
			withoutMinors(
				[
					['Nom', 'Classe'],
					['Chorale', 'CM2'],
				],
				0,
			),
		).toEqual({
			rows: [['Nom'], ['Chorale']],
			refused: ['Classe'],
		});
	});
});

describe('places', () => {
	const find = (said: Partial<Parameters<Places['find']>[0]>) =>
		new Places(list).find({ qpv: '', insee: '', commune: '', postcode: '', departement: '', ...said });
	it.each([
		[{ qpv: 'qn04905m' }, 'qpv-QN04905M'],
		[{ insee: '49007' }, 'commune-49007'],
		[{ commune: 'ANGERS CEDEX 2', departement: '49' }, 'commune-49007'],
		[{ commune: 'ajaccio', departement: '02A' }, 'commune-2A004'],
		[{ commune: 'Lyon 08', departement: '69' }, 'commune-69388'],
		[{ commune: 'Saint Denis', postcode: '97400' }, 'commune-97411'],
		[{ departement: '49' }, 'departement-49'],
	])('%j → %s', (said, id) =>
		expect(find(said)).toEqual({ place: expect.objectContaining({ id }), unknown: undefined }),
	);
	it('says what is nowhere, and does not guess between two', () => {
		expect(find({ commune: 'Nulle Part', departement: '49' })).toMatchObject({
			place: { id: 'departement-49' },
			unknown: 'Nulle Part',
		});
		expect(find({ commune: 'Saint-Denis' }).place).toBeUndefined();
	});
});

describe('rows of organisations', () => {
	it('names schools by what they are', () => {
		const rows = judge(
			['nom', 'type', 'commune', 'departement'],
			['AMPERE', 'COLLEGE', 'ANGERS', '49'],
			['', 'école', 'Angers', '49'],
			['CENTRE SOCIAL LES TILLEULS', 'centre social', 'Angers', '49'],
		);
		expect(rows.map(({ values }) => [values?.name, values?.kind])).toEqual([
			['Collège Ampere', 'school'],
			['École d’Angers', 'school'],
			['Centre Social les Tilleuls', 'social-centre'],
		]);
	});

	it('leaves out a cell that is wrong, and refuses a row that says nothing or is a formula', () => {
		const [one, two, three] = judge(
			['nom', 'siret', 'site', 'telephone'],
			['Alfa', '4,24631E+13', 'pas un site', 'appelez'],
			['', '', '', ''],
			['=HYPERLINK("http://x")', '', '', ''],
		);
		expect(one?.values).toMatchObject({ siret: '', website: '', phone: '' });
		expect(one?.remarks).toHaveLength(3);
		expect(two).toMatchObject({ verdict: 'refused', remarks: ['sans nom'] });
		expect(three?.remarks[0]).toContain('formule');
	});

	it('says what the same file says twice', () => {
		const [, again] = judge(
			['nom', 'commune', 'departement'],
			['Alfa', 'Angers', '49'],
			['ALFA', 'Angers', '49'],
		);
		expect(again).toMatchObject({ verdict: 'known', match: { line: 2 } });
	});

	it('does nothing of what is doubtful and undecided, nor of what is refused', () => {
		expect([
			actOf('doubtful', null),
			actOf('refused', 'create'),
			actOf('known', 'create'),
			actOf('create', 'leave'),
		]).toEqual(['leave', 'leave', 'create', 'leave']);
	});
});

describe('rows of people', () => {
	it('reads days as they are written, and finds the organisation whatever its spelling', () => {
		const known = judge(['nom', 'sigle'], ['Réso Villes', 'RV']).map(({ values }) => ({
			...values!,
			...{ id: 'one', isEditable: true },
		}));
		const facts = { known, places: list, people: [], today: '2026-03-12', source: 'un fichier' };
		const mapping = guessMapping(['Nom complet', 'Courriel', 'Fonction', 'Structure', 'Depuis'], 'actors');
		const of = (structure: string, since: string) =>
			judgeActors(
				[{ line: 2, cells: ['Ada Bru', 'ada@exemple.fr', 'Bénévole', structure, since] }],
				mapping,
				facts,
			)[0];
		expect(of('résovilles', '3/1/2025')?.values).toMatchObject({
			organisation_id: 'one',
			from: '2025-01-03',
		});
		expect(of('RV', '2025-01-03')?.values?.from).toBe('2025-01-03');
		expect(of('rv', 'hier')).toMatchObject({ values: { from: '2026-03-12' }, verdict: 'create' });
		expect(of('Autre', '')).toMatchObject({ verdict: 'refused' });
	});
});

it('takes what a spreadsheet could not work out for nothing, not for a name', () => {
	expect(judge(['nom', 'type', 'commune'], ['#REF!', 'Collège', 'Angers'])).not.toMatchObject([
		{ values: { name: '#REF!' } },
	]);
	expect(judge(['nom', 'commune'], ['#REF!', 'Angers'])).toMatchObject([
		{ verdict: 'refused', remarks: ['sans nom'] },
	]);
});
