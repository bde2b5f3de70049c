import { anonymous } from '#domain/access/person.ts';
import type { Context } from '#server/context.ts';
import type { Database } from '#server/database/connection.ts';
import { find, findFirst } from '#server/search/find.ts';
import { reindexAll, reindexSubjects } from '#server/search/reindex.ts';
import { loadAdministrativeDivisions } from '#server/territories/load.ts';
import { percentile, type Figure } from '../figure.ts';
import { crowdOf, settle, type Crowd } from './crowd.ts';

/** What people type: a function in a place, an acronym, a name, a misspelling, a word that thousands have, nothing at all. */
const questions = [
	'médiateur santé Lorient',
	'coordonnatrice PRE Angers',
	'coordonatrise reussite educative',
	'directrice centre social Roubaix',
	'chef de projet Seine-Saint-Denis',
	'CLAS Marseille',
	'adulte relais',
	'Fatima Gaurand',
	'gaurrand',
	'Association Les Tilleuls',
	'association',
	'directeur',
	'atelier lecture mercredi Lille',
	'aide aux devoirs',
	'qui fait du soutien scolaire à Rennes',
	'je cherche un cours de français pour des parents à Toulouse',
	'conseil citoyen Bretagne',
	'régie de quartier Île-de-France',
	'zzz introuvable',
	'',
];
/** As a picker asks, letter after letter. */
const typed = [
	'fa',
	'fatima',
	'fatima gau',
	'dir',
	'directrice cen',
	'med',
	'association les t',
	'marc',
	'p',
	'collège jean',
];

export interface ScaleOptions {
	readonly actors: number;
	readonly organisations: number;
	readonly rounds: number;
}

export async function fillCountry(
	database: Database,
	{ actors, organisations }: ScaleOptions,
): Promise<Crowd> {
	await database.write((trx) => loadAdministrativeDivisions(trx));
	const communes = await database.reader
		.selectFrom('territories')
		.select(['id', 'name', 'population'])
		.where('kind', '=', 'commune')
		.orderBy('id')
		.execute();
	const crowd = crowdOf(communes, actors, organisations);
	await settle(database, crowd);
	return crowd;
}

/** Indexing from nothing and after a change, searching and suggesting, beside what is promised. */
export async function measureScale(
	context: Context,
	crowd: Crowd,
	{ rounds }: ScaleOptions,
): Promise<Figure[]> {
	const figures: Figure[] = [];
	const started = performance.now();
	await reindexAll(context);
	figures.push({
		what: 'index made from nothing',
		milliseconds: performance.now() - started,
		promised: 180_000,
	});
	const first = performance.now();
	await find(context, anonymous, { q: '' });
	figures.push({ what: 'first search of a process', milliseconds: performance.now() - first });

	const searches: number[] = [];
	const slowest = new Map<string, number>();
	for (let round = 0; round <= rounds; round++)
		for (const q of questions) {
			const before = performance.now();
			await find(context, anonymous, { q });
			if (round === 0) continue;
			const took = performance.now() - before;
			searches.push(took);
			slowest.set(q, Math.max(slowest.get(q) ?? 0, took));
		}
	figures.push(
		{ what: `search, median of ${searches.length}`, milliseconds: percentile(searches, 0.5) },
		{ what: 'search, 95th percentile', milliseconds: percentile(searches, 0.95), promised: 50 },
	);
	for (const [q, milliseconds] of [...slowest].sort((a, b) => b[1] - a[1]).slice(0, 6))
		figures.push({ what: `  slowest « ${q} »`, milliseconds });

	const suggestions: number[] = [];
	for (let round = 0; round <= rounds; round++)
		for (const q of typed) {
			const before = performance.now();
			await findFirst(context, anonymous, {
				q,
				kinds: ['actor', 'organisation'],
				territory: 'everywhere',
				isTyping: true,
			});
			if (round > 0) suggestions.push(performance.now() - before);
		}
	figures.push({
		what: 'suggestion, 95th percentile',
		milliseconds: percentile(suggestions, 0.95),
		promised: 20,
	});

	const changes: number[] = [];
	for (const [index, actor] of crowd.actors.slice(0, 200).entries()) {
		await context.database.write((trx) =>
			trx
				.updateTable('actors')
				.set({ name: `${actor.name} ${index}` })
				.where('id', '=', actor.id)
				.execute(),
		);
		const before = performance.now();
		await context.database.write((trx) => reindexSubjects(trx, '2026-03-12', 'actor', [actor.id]));
		changes.push(performance.now() - before);
	}
	figures.push({
		what: 'change of one person, 95th percentile',
		milliseconds: percentile(changes, 0.95),
		promised: 5,
	});
	return figures;
}
