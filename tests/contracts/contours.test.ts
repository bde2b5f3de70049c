import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TopologyRefused } from '#domain/territory/topology.ts';
import type { Database } from '#server/database/connection.ts';
import { contourFiles, importContours } from '#server/imports/contours.ts';
import { listContours } from '#server/territories/contours.ts';
import { twoSquares } from '#tests/support/contours.ts';
import { databases, testContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';

describe.each(databases)('contours on $name', ({ open }) => {
	let database: Database;
	let folder: string;
	const file = (name: string, content: unknown) => {
		const path = join(folder, name);
		const text = typeof content === 'string' ? content : JSON.stringify(content);
		writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
		return path;
	};
	const take = (path: string) => importContours(testContext(database), path);
	const contour = async (id: string) => (await listContours(database.reader, [id])).get(id);
	const rows = () => database.reader.selectFrom('territory_contours').selectAll().execute();

	beforeAll(async () => {
		database = await open(demonstration);
		folder = mkdtempSync(join(tmpdir(), 'maillage-contours-'));
	}, 240_000);
	afterAll(async () => {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('draws départements and régions before anything is imported', async () => {
		expect((await contour('departement-49'))?.near).toMatch(/^M\d/);
		expect((await contour('region-52'))?.wide).toMatch(/^M\d/);
		expect(await contour('commune-49007')).toBeUndefined();
	});

	it.each<[string, unknown, string]>([
		['pas-du-json.topojson', 'ni {', 'lisible'],
		['autre-chose.topojson', { type: 'FeatureCollection', features: [] }, 'TopoJSON'],
		[
			'lambert.topojson',
			twoSquares('departements', { code: '49' }, { code: '53' }, [400_000, 6_700_000]),
			'WGS84',
		],
		['encarts.topojson', twoSquares('departements', { code: '971' }, { code: '972' }, [-5, 44]), 'outre-mer'],
		['inconnu.topojson', twoSquares('parcelles', { code: '1' }, { code: '2' }), 'aucune couche'],
		[
			'troué.topojson',
			{ ...twoSquares('departements', { code: '49' }, { code: '53' }), arcs: [] },
			'renvoie',
		],
	])('refuses %s in a sentence, and writes nothing of it', async (name, content, why) => {
		const refusal = await take(file(name, content)).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(TopologyRefused);
		expect((refusal as Error).message).toContain(why);
		expect(await rows()).toEqual([]);
	});

	it('replaces what was drawn, gives a place to who had none, and twice changes nothing', async () => {
		const before = (await contour('departement-49'))?.near;
		const path = file(
			'départements.topojson.gz',
			twoSquares('departements', { code: '49' }, { code: 'atlantide' }),
		);
		expect(await take(path)).toEqual({ written: 1, known: 0, left: 1 });
		expect(await take(path)).toEqual({ written: 0, known: 1, left: 1 });
		const drawn = await contour('departement-49');
		expect(drawn?.near).not.toBe(before);
		expect(drawn?.box).toEqual([-1, 47, -0.5, 47.5]);
		const place = await database.reader
			.selectFrom('territories')
			.select(['longitude', 'latitude'])
			.where('id', '=', 'departement-49')
			.executeTakeFirstOrThrow();
		expect(place.longitude).toBeCloseTo(-0.75, 5);
		expect(place.latitude).toBeCloseTo(47.25, 5);
	});

	it('leaves a quarter the place that its own list gave it', async () => {
		const of = () =>
			database.reader
				.selectFrom('territories')
				.select(['longitude', 'latitude'])
				.where('id', '=', 'qpv-QN05604M')
				.executeTakeFirstOrThrow();
		const before = await of();
		const quarters = twoSquares('qpv', { code: 'QN05604M' }, { code: 'QN00000X' }, [-3.39, 47.76], 0.01);
		expect(await take(file('quartiers.topojson', quarters))).toMatchObject({ written: 1 });
		expect(await of()).toEqual(before);
		expect((await contour('qpv-QN05604M'))?.wide).toBe('');
	});

	it('finds the files of a folder, in order', () => {
		expect(contourFiles(folder).map((path) => path.slice(folder.length + 1))).toContain('quartiers.topojson');
		expect(contourFiles(join(folder, 'lambert.topojson'))).toHaveLength(1);
	});
});
