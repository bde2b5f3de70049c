import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqlite } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { databases, testContext } from '#tests/support/databases.ts';
import { golden } from '#tests/support/golden.ts';
import type { Figure } from '../figure.ts';
import { readArticles, type Paper } from './articles.ts';
import { miniSearch, ours, postgresText, type Engine } from './engines.ts';
import { networkEngines } from './network.ts';
import { judge, type Asked, type Expecting, type Quality, type Way } from './quality.ts';
import { questions } from './questions.ts';
import { fillCountry, measureScale } from './scale.ts';

/** What is promised of questions in people’s own words. */
const promised: Record<Way, number> = { typed: 0.82, 'no accents': 0.82, 'one typo': 0.77 };
const promisedOfGolden = 0.95;

/**
 * `npm run bench -- search [FOLDER] [--actors 100000] [--organisations 20000] [--rounds 20] [--report]`: how well and how fast the search
 * finds, beside MiniSearch and PostgreSQL’s full text, on the golden set and on articles of the folder of reference data; then how fast it is
 * in a directory of the country’s size. A broken promise makes it fail.
 */
export async function search(words: readonly string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args: [...words],
		allowPositionals: true,
		options: {
			actors: { type: 'string', default: '100000' },
			organisations: { type: 'string', default: '20000' },
			rounds: { type: 'string', default: '20' },
			/** Writes docs/benchmarks/search.md. */
			report: { type: 'boolean', default: false },
		},
	});
	const lines: string[] = [];
	const broken: string[] = [];
	const say = (line: string) => {
		lines.push(line);
		console.log(line);
	};
	say('# Finding who does what\n');
	say(
		`Made by \`npm run bench -- search\` on Node ${process.version}, ${availableParallelism()} cores, SQLite.\n`,
	);

	say(`## The golden set: ${golden.length} questions on the demonstration network\n`);
	const onNetwork = await networkEngines();
	for (const { engine, quality } of await compare(onNetwork, golden, 'all', say))
		if (engine.name.startsWith('Maillage') && quality.recall.typed < promisedOfGolden)
			broken.push(`${engine.name}, golden set: ${quality.recall.typed.toFixed(3)} < ${promisedOfGolden}`);

	const folder = positionals[0];
	if (folder && existsSync(join(folder, 'recherche/codes-articles.ndjson.gz'))) {
		const { school, all } = readArticles(folder);
		say(`\n## ${questions.length} questions in people’s own words, ${school.length} articles\n`);
		for (const { engine, quality } of await compare(await enginesOn(school), questions, 'any', say))
			for (const way of Object.keys(promised) as Way[])
				if (engine.name.startsWith('Maillage') && quality.recall[way] < promised[way])
					broken.push(`${engine.name}, ${way}: ${quality.recall[way].toFixed(3)} < ${promised[way]}`);
		say(`\n## The same questions among ${all.length} articles of four codes\n`);
		await compare(await enginesOn(all), questions, 'any', say);
	} else say('\nArticles: the folder of reference data is absent, nothing was asked of them.');

	const options = {
		actors: Number(values.actors),
		organisations: Number(values.organisations),
		rounds: Number(values.rounds),
	};
	say(`\n## ${options.actors} people and ${options.organisations} organisations\n`);
	say('| what | ms | promised |\n| --- | --: | --: |');
	for (const { what, milliseconds, promised: most } of await atScale(options)) {
		say(`| ${what} | ${milliseconds.toFixed(1)} | ${most === undefined ? '' : `≤ ${most}`} |`);
		if (most !== undefined && milliseconds > most)
			broken.push(`${what}: ${milliseconds.toFixed(1)} ms > ${most}`);
	}
	for (const line of broken) console.log(`BROKEN ${line}`);
	if (values.report) writeFileSync('docs/benchmarks/search.md', `${lines.join('\n')}\n`);
	process.exit(broken.length > 0 ? 1 : 0);
}

const enginesOn = async (papers: readonly Paper[]): Promise<Engine[]> => [
	await ours(databases[0]!, papers),
	await miniSearch(papers),
	await postgresText(papers),
];

/** A table of engines: recall of each way of asking, and how long one question takes. */
async function compare(
	engines: readonly Engine[],
	asked: readonly Asked[],
	expecting: Expecting,
	say: (line: string) => void,
) {
	say(
		'| | typed | no accents | one typo | median, ms | 95th percentile, ms |\n| --- | --: | --: | --: | --: | --: |',
	);
	const results: { engine: Engine; quality: Quality }[] = [];
	for (const engine of engines) {
		const quality = await judge(engine, asked, expecting);
		const { recall, median, slow } = quality;
		const cells = [recall.typed, recall['no accents'], recall['one typo']].map((share) => share.toFixed(3));
		say(`| ${engine.name} | ${cells.join(' | ')} | ${median.toFixed(1)} | ${slow.toFixed(1)} |`);
		results.push({ engine, quality });
		await engine.close();
	}
	return results;
}

async function atScale(options: Parameters<typeof fillCountry>[1]): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'maillage-search-'));
	const database = openSqlite(join(folder, 'maillage.sqlite'));
	try {
		await migrate(database.raw, database.dialect);
		return await measureScale(testContext(database), await fillCountry(database, options), options);
	} finally {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
