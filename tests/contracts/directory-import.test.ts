import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { forgetFiles } from '#server/imports/directory/expiry.ts';
import { runImport } from '#server/imports/directory/runner.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sample = (name: string) =>
	new Uint8Array(readFileSync(new URL(`../programme/samples/${name}`, import.meta.url)));

describe.each(databases)('a file of organisations on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		imports = importUseCases(context);
		const { actorId } = await anAccount(database, { administrator: 1 });
		keeper = await personOf(context, actorId);
	});
	afterAll(() => database.close());

	const bring = (text: string | Uint8Array<ArrayBuffer>, name = 'structures.csv') =>
		imports.bring(keeper, {
			...{ kind: 'organisations', name, source: 'Liste de la ville, 2026' },
			bytes: typeof text === 'string' ? bytesOf(text) : text,
		});
	const view = (id: string, verdict = '') => imports.import(keeper, id, { verdict, page: 1 });
	const write = async (id: string) => {
		await imports.step(keeper, id, 'confirm');
		await runImport(context, id);
	};
	const takeBack = async (id: string) => {
		await imports.step(keeper, id, 'undo');
		await runImport(context, id);
	};
	const named = (name: string) =>
		database.reader.selectFrom('organisations').selectAll().where('name', '=', name).execute();
	const count = async () => (await database.reader.selectFrom('organisations').select('id').execute()).length;

	it('shows what each row is, and writes nothing before it is confirmed', async () => {
		const before = await count();
		const id = await bring(
			'Nom;Type;SIRET;Commune;Département;Téléphone;Site\r\nLes Jardins partagés du Port;association;;Angers;49;02 41 00 00 01;www.jardins-port.example.org\r\n;association;;Angers;49;;\r\nAtelier Vélo;association;12345;Nulle-Part;49;;pas un site\r\n',
		);
		const { counts, rows, mapping, missing, state } = await view(id);
		expect(state).toBe('ready');
		expect(missing).toEqual([]);
		expect(mapping.targets).toEqual(['name', 'kind', 'siret', 'commune', 'departement', 'phone', 'website']);
		expect(counts).toMatchObject({ create: 2, refused: 1 });
		expect(rows[1]).toMatchObject({ line: 3, verdict: 'refused', remarks: ['sans nom'] });
		expect(rows[2]?.remarks.join(' ; ')).toContain('SIRET illisible');
		expect(rows[2]?.remarks.join(' ; ')).toContain(
			'lieu inconnu (« Nulle-Part »), placée dans le département',
		);
		expect(await count()).toBe(before);

		await write(id);
		expect(await count()).toBe(before + 2);
		const [made] = await named('Les Jardins partagés du Port');
		expect(made).toMatchObject({
			kind: 'association',
			territory_id: 'commune-49007',
			entered_by: keeper.actorId,
		});
		expect(made?.source).toBe('Liste de la ville, 2026');
		const { entries } = await find(context, anonymous, { q: 'jardins partagés du port' });
		expect(entries.map(({ title }) => title)).toContain('Les Jardins partagés du Port');
		const { report } = await view(id);
		expect(report?.counts).toMatchObject({ created: 2, completed: 0 });

		const again = await bring(
			'Nom;Commune;Département\nJardins Partagés du Port;Angers;49\nLes jardins partages du port;Angers;49\n',
		);
		const second = await view(again);
		expect(second.rows.map(({ verdict }) => verdict)).toEqual(['doubtful', 'known']);
		expect(second.rows[1]?.match?.reasons).toEqual(['même nom', 'même commune']);

		await takeBack(id);
		expect(await count()).toBe(before);
		expect((await view(id)).report?.counts).toMatchObject({ taken: 2, kept: 0 });
		const gone = await find(context, anonymous, { q: 'jardins partagés du port' });
		expect(gone.entries.map(({ title }) => title)).not.toContain('Les Jardins partagés du Port');
	});

	it.each(['acteurs-cp1252.csv', 'acteurs-utf8-bom.csv', 'acteurs-virgule.csv', 'acteurs-utf16.tsv'])(
		'reads %s as spreadsheets write it',
		async (name) => {
			const { counts, total } = await view(await bring(sample(name), name));
			expect(total).toBe(5);
			expect(counts.refused).toBe(0);
		},
	);

	it('completes what a record leaves empty, never what it says, and gives it back', async () => {
		await write(
			await bring('Nom;Commune;Département;Téléphone\nMaison des Possibles;Angers;49;02 41 00 00 02\n'),
		);
		const id = await bring(
			'Nom;Commune;Département;Téléphone;Site\nMaison des possibles;Angers;49;02 41 99 99 99;possibles.example.org\n',
		);
		expect((await view(id)).rows[0]).toMatchObject({
			verdict: 'complete',
			match: { name: 'Maison des Possibles' },
		});
		await write(id);
		expect((await named('Maison des Possibles'))[0]).toMatchObject({
			phone: '02 41 00 00 02',
			website: 'https://possibles.example.org/',
		});
		await takeBack(id);
		expect((await named('Maison des Possibles'))[0]).toMatchObject({ website: null });
	});

	it('leaves what is doubtful until somebody decides', async () => {
		await write(await bring('Nom;Commune;Département\nRéso Villes du Port;Angers;49\n'));
		const text = 'Nom;Département\nRésovilles du Port;49\nReso-Villes du port;49\n';
		const id = await bring(text);
		const { rows, undecided } = await view(id);
		expect(rows.map(({ verdict }) => verdict)).toEqual(['doubtful', 'doubtful']);
		expect(undecided).toBe(2);
		const before = await count();
		await imports.decide(keeper, id, new Map([[2, 'create']]));
		await write(id);
		expect(await count()).toBe(before + 1);
		expect(await named('Reso-Villes du port')).toEqual([]);
	});

	it('keeps what somebody has changed or used since, and says why', async () => {
		const id = await bring(
			'Nom;Commune;Département\nAtelier Un du Quai;Angers;49\nAtelier Deux du Quai;Angers;49\n',
		);
		await write(id);
		const [one] = await named('Atelier Un du Quai');
		await database.write((trx) =>
			trx
				.updateTable('organisations')
				.set({ updated_at: '2026-03-12T09:00:00.000Z' })
				.where('id', '=', one!.id)
				.execute(),
		);
		await takeBack(id);
		expect(await named('Atelier Un du Quai')).toHaveLength(1);
		expect(await named('Atelier Deux du Quai')).toHaveLength(0);
		const { report } = await view(id);
		expect(report?.counts).toMatchObject({ taken: 1, kept: 1 });
		expect(report?.left[0]?.outcome).toMatchObject({ back: { kept: 'sa fiche a changé depuis' } });
	});

	it('may be interrupted, and goes on where it was', async () => {
		const names = Array.from({ length: 250 }, (_, at) => `Mot${at}x Structure ${at}`);
		const id = await bring(['Nom;Département', ...names.map((name) => `${name};49`)].join('\n'));
		await imports.step(keeper, id, 'confirm');
		let turns = 0;
		await runImport(context, id, () => (turns += 1) <= 1);
		await imports.step(keeper, id, 'pause');
		await runImport(context, id);
		expect(await view(id)).toMatchObject({ state: 'paused', done: 100 });
		await imports.step(keeper, id, 'resume');
		await runImport(context, id);
		expect(await view(id)).toMatchObject({ state: 'done', report: { counts: { created: 250 } } });
		await takeBack(id);
		expect(await view(id)).toMatchObject({ state: 'undone', report: { counts: { taken: 250 } } });
	});

	it('refuses columns about minors, keeps nothing of them, and says why [P5]', async () => {
		const id = await bring(
			'Nom;Classe;Date de naissance;INE;Commune\nChorale du Lac;CM2;2015-03-04;123;Angers\n',
		);
		const { refused, mapping } = await view(id);
		expect(refused).toEqual(['Classe', 'Date de naissance', 'INE']);
		expect(mapping.headers).toEqual(['Nom', 'Commune']);
		const rows = await database.reader
			.selectFrom('import_rows')
			.select('cells')
			.where('import_id', '=', id)
			.execute();
		expect(JSON.stringify(rows)).not.toContain('2015');
	});

	it('refuses what is no table, in words [C3]', async () => {
		const refusal = (text: string) =>
			bring(text).then(
				() => 'taken',
				(error: Error) => error.message,
			);
		expect(await refusal('')).toContain('qui contient quelque chose');
		expect(await refusal('Nom;Type\n')).toContain('qu’une ligne d’en-têtes');
		expect(await refusal('%PDF-1.7')).toContain('PDF');
		expect(await refusal('\u0000\u0001\u0002')).toContain('n’est pas un tableau');
		expect(await refusal(`Nom\n${'x\n'.repeat(20_001)}`)).toContain('20\u202f000 lignes');
		expect(await refusal('Nom;Type\n"sans fin;association\n')).toContain('guillemet');
	});

	it('forgets a file that nobody confirmed for a month', async () => {
		const id = await bring('Nom\nLa Grande Fabrique du Sud\n');
		context.standAt('2026-04-20T08:30:00.000Z');
		await forgetFiles(context);
		context.standAt('2026-03-12T08:30:00.000Z');
		await expect(view(id)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('is for those who animate the network, and each import for who brought it', async () => {
		const { actorId } = await anAccount(database);
		const stranger = await personOf(context, actorId);
		await expect(imports.list(stranger)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(imports.list(anonymous)).rejects.toMatchObject({ kind: 'signed-out' });
		const id = await bring('Nom\nLa Petite Fabrique du Nord\n');
		await expect(imports.import(stranger, id, { verdict: '', page: 1 })).rejects.toMatchObject({
			kind: 'not-found',
		});
		const facilitator = { ...stranger, facilitates: new Set([seedId('cite', 'Angers')]) };
		await expect(imports.import(facilitator, id, { verdict: '', page: 1 })).rejects.toMatchObject({
			kind: 'not-found',
		});
		expect((await imports.list(facilitator)).imports).toEqual([]);
	});
});
