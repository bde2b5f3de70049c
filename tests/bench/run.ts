import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { forget, newPlace, startServer } from '../e2e/support/server.ts';
import { directory } from './directory.ts';
import { groups } from './groups.ts';
import { imports } from './import/command.ts';
import { programme } from './programme/command.ts';
import { realtime, soak } from './realtime/command.ts';
import { search } from './search/command.ts';
import { writing } from './writing/command.ts';
import { start } from './start.ts';
import type { Benchmark, Figure } from './figure.ts';

/**
 * `npm run bench`, or `npm run bench -- directory` for one; `realtime` and `soak` only when named. Measures the built application from the outside, as people
 * meet it, and says what was promised next to what was found. A broken promise makes it fail.
 */
const benchmarks: Record<string, Benchmark> = { start, directory, groups };

const wanted = process.argv.slice(2);
// Live editing is measured next to other people’s servers, without the demonstration network (docs/benchmarks).
const beside = { import: imports, programme, realtime, search, soak, writing }[wanted[0] ?? ''];
if (beside) {
	await beside(wanted.slice(1));
	process.exit(0);
}
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length || !existsSync('build/handler.js')) {
	console.error(
		unknown.length
			? `No benchmark named ${unknown.join(', ')}: there are ${Object.keys(benchmarks).join(', ')}.`
			: 'Build the pages first: npm run build',
	);
	process.exit(1);
}

console.log(`Node ${process.version}, ${availableParallelism()} cores, demonstration network, SQLite\n`);
const place = await newPlace();
const figures: Figure[] = [];
try {
	for (const [name, run] of Object.entries(benchmarks)) {
		if (wanted.length && !wanted.includes(name)) continue;
		const server = await startServer(place);
		try {
			figures.push(...(await run(server)));
		} finally {
			await server.stop();
		}
	}
} finally {
	await forget(place);
}

for (const { what, milliseconds, promised } of figures) {
	const verdict =
		promised === undefined ? '' : ` (promised ≤ ${promised} ms)${milliseconds > promised ? '  BROKEN' : ''}`;
	console.log(`${what.padEnd(52)} ${milliseconds.toFixed(1).padStart(8)} ms${verdict}`);
}
process.exit(
	figures.some(({ milliseconds, promised }) => promised !== undefined && milliseconds > promised) ? 1 : 0,
);
