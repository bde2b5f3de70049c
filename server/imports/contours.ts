import { counted } from '#domain/french/words.ts';
import { contoursOf, type Contour } from '#domain/territory/contour.ts';
import { readTopology, TopologyRefused } from '#domain/territory/topology.ts';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Context } from '../context.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import { isMoved, kindOf, ownerOf } from './contour-owner.ts';

export interface ContourCounts {
	/** Contours that were not known, or have changed. */
	written: number;
	/** Contours that were known as they are. */
	known: number;
	/** Shapes of territories that the network does not have, or that our maps do not show. */
	left: number;
}

/** TopoJSON files of a folder and of those inside it, in order; or the one file. */
export function contourFiles(path: string): string[] {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.topo(\.)?json(\.gz)?$/.test(name))
		.sort()
		.map((name) => join(path, name));
}

/**
 * Imports the contours of one TopoJSON file, in one transaction: they replace those that were known, and give a place to territories
 * that had none. Twice changes nothing.
 * @throws {TopologyRefused} whose message says why; nothing is written then.
 */
export async function importContours(context: Context, file: string): Promise<ContourCounts> {
	const topology = readTopology(readJson(file));
	const contours = contoursOf(topology, (shape) =>
		['region', 'academie', 'departement'].includes(kindOf(shape) ?? ''),
	);
	const owned = new Map<string, Contour | undefined>();
	for (const [index, shape] of topology.shapes.entries()) {
		const owner = ownerOf(shape);
		const contour = contours[index];
		if (owner) owned.set(owner, contour);
		if (owner && contour && isMoved(owner, contour.box))
			throw new TopologyRefused(
				'les territoires d’outre-mer y sont déplacés à côté de la métropole ; il faut leurs vraies coordonnées',
			);
	}
	if (owned.size === 0)
		throw new TopologyRefused(
			'aucune couche n’y est reconnue (departements, regions, academies, epci, communes ou qpv)',
		);
	return context.database.write(async (trx) => {
		const counts = await write(trx, owned);
		const key = `contours:${basename(file)}`;
		await trx.deleteFrom('settings').where('key', '=', key).execute();
		const value = JSON.stringify({ importedAt: context.now().toISOString(), ...counts });
		await insertNew(trx, 'settings', [{ key, value }]);
		return counts;
	});
}

/** « 1 362 contours enregistrés, 0 déjà connu, 222 laissés de côté ». */
export const countWords = ({ written, known, left }: ContourCounts): string =>
	`${counted(written, 'contour enregistré', 'contours enregistrés')}, ${counted(known, 'déjà connu', 'déjà connus')}, ${counted(left, 'laissé de côté', 'laissés de côté')}`;

function readJson(file: string): unknown {
	try {
		const bytes = readFileSync(file);
		return JSON.parse(new TextDecoder().decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes));
	} catch (error) {
		throw new TopologyRefused('ce n’est pas un fichier JSON lisible', { cause: error });
	}
}

async function write(
	trx: Transaction,
	owned: ReadonlyMap<string, Contour | undefined>,
): Promise<ContourCounts> {
	const places = new Map(
		(await trx.selectFrom('territories').select(['id', 'longitude']).execute()).map((row) => [row.id, row]),
	);
	const before = new Map(
		(await trx.selectFrom('territory_contours').selectAll().execute()).map((row) => [row.territory_id, row]),
	);
	const rows = [...owned].flatMap(([territory_id, contour]) => {
		if (!contour || !places.has(territory_id)) return [];
		const { near, wide, box, middle } = contour;
		const [west, south, east, north] = box;
		return [{ middle, row: { territory_id, near, wide, west, south, east, north } }];
	});
	const changed = rows.filter(({ row }) => {
		const known = before.get(row.territory_id);
		return known?.near !== row.near || known.wide !== row.wide;
	});
	const ids = changed.map(({ row }) => row.territory_id);
	for (let start = 0; start < ids.length; start += 1000)
		await trx
			.deleteFrom('territory_contours')
			.where('territory_id', 'in', ids.slice(start, start + 1000))
			.execute();
	await insertNew(
		trx,
		'territory_contours',
		changed.map(({ row }) => row),
	);
	for (const { row, middle } of rows)
		if (places.get(row.territory_id)?.longitude === null)
			await trx
				.updateTable('territories')
				.set({ longitude: middle[0], latitude: middle[1] })
				.where('id', '=', row.territory_id)
				.execute();
	return { written: changed.length, known: rows.length - changed.length, left: owned.size - rows.length };
}
