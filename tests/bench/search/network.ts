import { anonymous } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { databases, testContext, type TestDatabase } from '#tests/support/databases.ts';
import type { Paper } from './articles.ts';
import { miniSearch, postgresText, type Engine } from './engines.ts';

/** The demonstration network in each engine; what is found is told by its title, as the golden set says it. */
export async function networkEngines(): Promise<Engine[]> {
	const own: { engine: Engine; database: Database }[] = [];
	for (const kind of databases) own.push(await onNetwork(kind));
	const rows = await own[0]!.database.reader
		.selectFrom('search_entries')
		.select(['id', 'title', 'context', 'words_rest'])
		.where('visibility', '=', 'public')
		.execute();
	const titles = new Map(rows.map(({ id, title }) => [id, title]));
	const papers = rows.map(({ id, title, context, words_rest }): Paper => ({
		id,
		title,
		text: `${context} ${words_rest}`,
	}));
	const byTitle = (engine: Engine): Engine => ({
		...engine,
		find: async (question) => (await engine.find(question)).map((id) => titles.get(id) ?? id),
	});
	return [
		...own.map(({ engine }) => engine),
		byTitle(await miniSearch(papers)),
		byTitle(await postgresText(papers)),
	];
}

async function onNetwork(kind: TestDatabase): Promise<{ engine: Engine; database: Database }> {
	const database = await kind.open();
	const context = testContext(database);
	await seedDemonstration(context);
	const search = searchUseCases(context);
	return {
		database,
		engine: {
			name: `Maillage on ${kind.name}`,
			find: async (q) => (await search.find(anonymous, { q })).entries.map(({ title }) => title),
			close: () => database.close(),
		},
	};
}
