import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { importReference } from '#server/imports/reference.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { wholeCountry } from '#tests/support/demonstration.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';

const reference = process.env['REFERENCE_DIR'] ?? '../shared/data';
const present = existsSync(join(reference, 'SOURCES.md'));
if (!present)
	console.warn(`Reference data absent (${reference}): its import is not tested. Set REFERENCE_DIR.`);

describe.each(databases)('a reference folder on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let folder: string;
	const write = (path: string, ...lines: string[]) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), lines.join('\n'));
	};
	const run = async () => {
		const told: string[] = [];
		const counts = await importReference(context, folder, (line) => told.push(line), loadFewDivisions);
		return { counts, told: told.join('\n') };
	};

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		folder = mkdtempSync(join(tmpdir(), 'maillage-reference-'));
	});
	afterAll(async () => {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('says what is absent, and goes on', async () => {
		const { counts, told } = await run();
		expect(counts).toEqual({});
		expect(told).toContain('acteurs/acteurs-reels.csv est absent');
	});

	it('takes what is right, tells what is not with its line, and keeps the rest', async () => {
		write('territoires/academies.csv', 'academie;departements', 'Nantes;44|49|53|72|85', 'Atlantide;9999');
		write(
			'qpv/qpv-2024.csv',
			'code_qp;nom;insee;communes;departement;region;academie;epci;lon;lat',
			'QN04905M;Monplaisir;49007;Angers;49;52;Nantes;244900015;-0.5262;47.4869',
			'pas un code;Ailleurs;49007;Angers;49;52;Nantes;;;',
		);
		write(
			'education/cites-educatives-2024.csv',
			'id;nom;communes;insee;departement;departement_nom;region;academie;vague_DEDUITE_de_la_numerotation;lon;lat',
			'cite-001;Angers;Angers;49007;49;Maine-et-Loire;52;Nantes;2019 (1re vague);;',
			'cite-002;Dreux / Vernouillet;Dreux|Vernouillet;28134|28404;28;Eure-et-Loir;24;Orléans-Tours;2019 (1re vague);;',
			'cite-003;Nulle part;Nulle part;00000;00;;;;;;',
		);
		write(
			'acteurs/acteurs-reels.csv',
			'nom;type;siret;uai;commune;departement;contrat_ville_2015;lon;lat;source',
			'"ASSOCIATION ""LES LILAS"" D\'ANGERS";association;;;Angers;49;;;;ANCT',
			'École Voltaire;école;;0490001A;ANGERS;49;;;;REP 2022',
			'Cité éducative Angers;cité éducative;;;Angers;49;;;;ANCT 2024',
			'CCAS D ANGERS;CCAS;;;;49;;;;ANCT',
			'Inconnu;soucoupe volante;;;Angers;49;;;;ANCT',
			';association;;;Angers;49;;;;ANCT',
		);
		const { counts, told } = await run();
		expect(counts['territoires/academies.csv']).toMatchObject({ added: 1, refused: 1 });
		expect(counts['qpv/qpv-2024.csv']).toMatchObject({ added: 1, refused: 1 });
		expect(counts['education/cites-educatives-2024.csv']).toMatchObject({ added: 2, refused: 1 });
		expect(counts['acteurs/acteurs-reels.csv']).toMatchObject({ added: 3, refused: 2 });
		expect(told).toContain('qpv/qpv-2024.csv, ligne 3');
		expect(told).toContain('acteurs/acteurs-reels.csv, ligne 6 : type inconnu (soucoupe volante)');
		const organisations = await database.reader
			.selectFrom('organisations')
			.select(['name', 'kind', 'territory_id'])
			.orderBy('name')
			.execute();
		expect(organisations).toEqual([
			{ name: 'Association "les Lilas" d’Angers', kind: 'association', territory_id: 'commune-49007' },
			{ name: 'CCAS d Angers', kind: 'authority', territory_id: 'commune-49007' },
			{ name: 'École Voltaire', kind: 'school', territory_id: 'commune-49007' },
		]);
		const above = await database.reader
			.selectFrom('territory_ancestors')
			.select('ancestor_id')
			.where('territory_id', '=', 'qpv-QN04905M')
			.orderBy('ancestor_id')
			.execute();
		expect(above.map((row) => row.ancestor_id)).toEqual([
			'academie-nantes',
			'commune-49007',
			'departement-49',
			'epci-244900015',
			'region-52',
		]);
		const settings = await database.reader
			.selectFrom('settings')
			.select('key')
			.where('key', 'like', 'reference:%')
			.execute();
		expect(settings).toHaveLength(4);
		const found = await searchUseCases(context).find(anonymous, { q: 'école Voltaire Angers' });
		expect(found.entries[0]?.title).toBe('École Voltaire');
	});

	it('changes nothing the second time', async () => {
		const rows = async () => ({
			organisations: await database.reader.selectFrom('organisations').selectAll().orderBy('id').execute(),
			cites: await database.reader.selectFrom('cites').selectAll().orderBy('id').execute(),
			ancestors: (await database.reader.selectFrom('territory_ancestors').select('territory_id').execute())
				.length,
		});
		const before = await rows();
		const { counts } = await run();
		expect(Object.values(counts).map(({ added }) => added)).toEqual([0, 0, 0, 0]);
		expect(await rows()).toEqual(before);
	});

	it('refuses a file without the columns it needs, and takes nothing of it', async () => {
		write('qpv/qpv-2024.csv', 'code,nom', 'QN04904M,Grand Pigeon');
		const { counts, told } = await run();
		expect(counts['qpv/qpv-2024.csv']).toBeUndefined();
		expect(told).toMatch(/qpv-2024\.csv est refusé, rien n’en est pris \(colonnes absentes : code_qp/);
	});
});

describe.skipIf(!present)('the official sets', () => {
	let database: Database;
	let context: TestContext;

	beforeAll(async () => {
		database = await databases[0]!.open(wholeCountry);
		context = testContext(database);
	}, 240_000);
	afterAll(() => database.close());

	it('join the demonstration without doubling a cité, and it is searched as well', async () => {
		const counts = await importReference(context, reference, () => undefined);
		expect(counts['qpv/qpv-2024.csv']).toMatchObject({ refused: 0 });
		expect(counts['education/cites-educatives-2024.csv']).toMatchObject({
			added: 195,
			known: 13,
			refused: 0,
		});
		expect(counts['acteurs/acteurs-reels.csv']?.added).toBeGreaterThan(15_000);
		expect(await database.reader.selectFrom('cites').select('id').execute()).toHaveLength(208);
		const quarters = await database.reader
			.selectFrom('territories')
			.select('id')
			.where('kind', '=', 'qpv')
			.execute();
		expect(quarters).toHaveLength(1584);
		const { find } = searchUseCases(context);
		expect((await find(anonymous, { q: 'coordonnatrice PRE Angers' })).entries[0]?.title).toBe(
			'Nathalie Gaudin-Pham',
		);
		const cites = (await find(anonymous, { q: 'cite educative normandie' })).entries;
		expect(cites.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'cite'));
		const again = await importReference(context, reference, () => undefined);
		expect(Object.values(again).map(({ added }) => added)).toEqual([0, 0, 0, 0, 0, 0]);
	}, 240_000);
});
