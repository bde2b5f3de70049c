import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { runImport } from '#server/imports/directory/runner.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { listFile } from '#server/search/list-file.ts';
import { reindexAll } from '#server/search/reindex.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { zipOf } from '#tests/support/zip.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

describe.each(databases)('hostile files of the directory, on $name [C3]', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		imports = importUseCases(context);
	});
	// Each brings no more files than one account may.
	beforeEach(async () => {
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
	});
	afterAll(async () => {
		await imports.stop();
		await database.close();
	});

	const bring = (file: string | Uint8Array<ArrayBuffer>, kind = 'organisations') =>
		imports.bring(keeper, {
			...{ kind, name: 'structures.csv', source: 'Liste de la ville, 2026' },
			bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file,
		});
	const refusal = (file: string | Uint8Array<ArrayBuffer>) =>
		bring(file).then(
			() => 'taken',
			(error: Error) => error.message,
		);
	const imported = async () => (await database.reader.selectFrom('imports').select('id').execute()).length;

	it('that unpack without end, or are wider than any table, are refused in words, and nothing is kept', async () => {
		const before = await imported();
		const nothing = new Uint8Array(60_000_000);
		const book = (content: Uint8Array | string, announced?: number) =>
			zipOf([
				{ name: 'xl/workbook.xml', content: '<workbook/>' },
				{ name: 'xl/worksheets/sheet1.xml', content, ...(announced === undefined ? {} : { announced }) },
			]);
		expect(await refusal(book(nothing))).toContain('bien plus que sa taille');
		expect(await refusal(book(nothing, 900))).toContain('bien plus que sa taille');
		expect(await refusal(book(nothing, 0xffffffff))).toContain('bien plus que sa taille');
		expect(await refusal(book('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'))).toContain('100 colonnes');
		expect(await refusal(`Nom${';Nom'.repeat(100_000)}\n${'x;'.repeat(100_000)}`)).toContain('100 colonnes');
		expect(await refusal(`Nom\n"a${'";"a'.repeat(100_000)}"`)).toContain('100 colonnes');
		expect(await refusal('x'.repeat(10_000_001))).toContain('la limite est de');
		expect(await imported()).toBe(before);
	});

	it('a picture that unpacks without end is not even unpacked', async () => {
		const bomb = zipOf([
			{ name: 'xl/media/image1.png', content: new Uint8Array(200_000_000), announced: 12 },
			{ name: 'xl/workbook.xml', content: 'x' },
		]);
		const before = process.memoryUsage().rss;
		expect(await refusal(bomb)).toContain('ne se lit pas');
		expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
	});

	it('cells as long as a book refuse their row, and the page that shows it stays a page', async () => {
		const book = 'é'.repeat(500_000);
		for (const [kind, heads] of [
			['organisations', 'Nom;Type;Présentation'],
			['actors', 'Nom;Courriel;Fonction;Structure'],
			['cites', 'Cité;Communes;Année du label'],
			['memberships', 'Groupe;Courriel;Rôle'],
		] as const) {
			const id = await bring(
				[
					`${heads};${book}`,
					`${book};association;`,
					`Le Fanal;fanal@exemple.fr;${book};${book}`,
					`Le Fanal;${book};Bénévole;${book}`,
				].join('\n'),
				kind,
			);
			const shown = await imports.import(keeper, id, { verdict: '', page: 1 });
			expect(shown.rows.length, kind).toBe(3);
			expect(shown.rows[0]?.verdict, kind).toBe('refused');
			expect(JSON.stringify(shown).length, kind).toBeLessThan(20_000);
		}
	});

	it('words that are shown cut are written whole', async () => {
		const presentation = 'mot '.repeat(300).trim();
		const id = await bring(`Nom;Type;Présentation\nLe Grand Fanal du Nord;association;${presentation}\n`);
		await imports.step(keeper, id, 'confirm');
		await runImport(context, id);
		const kept = await database.reader
			.selectFrom('organisations')
			.select('presentation')
			.where('name', '=', 'Le Grand Fanal du Nord')
			.execute();
		expect(kept).toEqual([{ presentation }]);
	});

	it('formulas become nobody’s name, and leave as words', async () => {
		const row = await database.reader
			.selectFrom('organisations')
			.select('name')
			.where('kind', '=', 'social-centre')
			.orderBy('id')
			.executeTakeFirstOrThrow();
		const of = (name: string, role: string) =>
			`"${name}";${crypto.randomUUID()}@exemple.fr;"${role}";${row.name}`;
		const id = await bring(
			[
				'Nom;Courriel;Fonction;Structure',
				of('=HYPERLINK(1)', 'Bénévole'),
				of(' \t=1+1', 'Bénévole'),
				of('\u200b=1+1', 'Bénévole'),
				of('@SUM(A1)', 'Bénévole'),
				of('-2+3 Fanal', '=cmd()'),
				of('+33 Fanal', '@cmd'),
				of('Fa\u202enal \u0007Rouge', 'Béné\u2066vole'),
			].join('\n'),
			'actors',
		);
		const { rows } = await imports.import(keeper, id, { verdict: '', page: 1 });
		expect(rows.map(({ verdict }) => verdict)).toEqual([
			...['refused', 'refused', 'refused', 'refused'],
			...['create', 'create', 'create'],
		]);
		await imports.step(keeper, id, 'confirm');
		await runImport(context, id);
		const names = await database.reader
			.selectFrom('actors')
			.select('name')
			.where('name', 'like', '%Fanal%')
			.orderBy('name')
			.execute();
		expect(names.map(({ name }) => name).toSorted()).toEqual(['+33 Fanal', '-2+3 Fanal', 'Fanal Rouge']);
		await database.write((trx) => trx.updateTable('affiliations').set({ visibility: 'public' }).execute());
		await reindexAll(context);
		const { body } = await listFile(context, keeper, { q: 'Fanal', kinds: ['actor'] });
		const cells = new TextDecoder().decode(body).split(/[;\r\n]+/);
		expect(cells.filter((cell) => /Fanal/.test(cell)).length).toBeGreaterThan(2);
		expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
	});
});
