import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../realtime/command.ts';
import { load } from '../realtime/drive.ts';
import { latency } from '../realtime/figures.ts';
import { atMost, round, show, showVerdicts, type Finding } from '../realtime/finding.ts';
import { root } from '../realtime/process.ts';
import { isThere, startSubject, subjects } from '../realtime/subject.ts';
import { prepareBook, type Book } from './book.ts';
import { browse, open, type, type Keys, type Opening } from './browsing.ts';

const writers = 30;

/**
 * `npm run bench -- writing [--rounds 5] [--letters 300] [--report]`: a long document in a real browser: opened, then written in while
 * thirty others write.
 */
export async function writing(words: readonly string[]): Promise<void> {
	const { values } = parseArgs({
		args: [...words],
		options: {
			rounds: { type: 'string', default: '5' },
			letters: { type: 'string', default: '300' },
			/** Writes docs/benchmarks/writing.md. */
			report: { type: 'boolean', default: false },
		},
	});
	const [ours] = subjects;
	if (!ours || !isThere(ours)) throw new Error('Build the pages first: npm run build');
	const busy = loadavg()[0] ?? 0;
	const book = await prepareBook(writers);
	const server = await startSubject(ours, book, { core: null });
	const openings: Opening[] = [];
	const keys: Keys[] = [];
	try {
		const origin = `http://localhost:${server.port}`;
		for (let turn = 0; turn < Number(values.rounds); turn += 1) {
			const { page, close } = await browse(origin, book.token);
			openings.push(await open(page, `${origin}/documents/${book.id}`));
			const letters = Number(values.letters);
			const duration = letters * 110;
			const others = load(server, book, {
				...{ scenario: 'typing', writers, rate: 2, awareness: true, warmUp: 1000, duration },
			});
			keys.push(await type(page, letters));
			await others;
			await close();
		}
	} finally {
		await server.stop();
		server.forget();
		book.forget();
	}
	const finding = judge(book, openings, keys);
	const page = [
		'# Writing in a long document\n',
		`\`npm run bench -- writing\` (after \`npm run build\`). ${machine(false)}\n`,
		`Before it began, the load of the machine was ${busy.toFixed(1)} on ${availableParallelism()} cores: above some 0.3, others worked there meanwhile, and times are longer than they need be.\n`,
		`${showVerdicts(finding.verdicts)}\n`,
		show(finding),
	].join('\n');
	console.log(page);
	if (values.report) writeFileSync(join(root, 'docs/benchmarks/writing.md'), `${page}\n`);
}

function judge(book: Book, openings: readonly Opening[], keys: readonly Keys[]): Finding {
	const frames = latency(keys.flatMap((one) => one.frames));
	const worst = (pick: (opening: Opening) => number) => Math.max(...openings.map(pick));
	const long = keys.flatMap((one) => one.long);
	return {
		title: 'A long document in a browser',
		method:
			`${book.words.toLocaleString('fr')} words in ${book.sections} articles. Chromium, server, and ${writers} others who make 2 updates and 2 moves of ` +
			'the caret a second, half of them in the first three articles, share the cores. A key lasts until the end of the frame that shows it; ' +
			'frames wait for no screen. The worst of the rounds is judged.',
		head: [
			'round',
			'first content ms',
			'editable ms',
			'longest task while opening',
			'layout shift',
			'editors',
			'scripts kB',
			'key p50',
			'key p95',
			'key p99',
			'long tasks',
		],
		rows: openings.map((opening, turn) => {
			const { p50, p95, p99 } = latency(keys[turn]?.frames ?? []);
			return [
				String(turn + 1),
				...[opening.content, opening.editable, opening.longest].map(round),
				opening.shift.toFixed(4),
				String(opening.editors),
				round(opening.scriptBytes / 1000),
				...[p50, p95, p99].map(round),
				String(keys[turn]?.long.length ?? 0),
			];
		}),
		verdicts: [
			atMost(
				'W1',
				'first content',
				worst(({ content }) => content),
				1000,
				'ms',
			),
			atMost(
				'W1',
				'editable',
				worst(({ editable }) => editable),
				2000,
				'ms',
			),
			atMost('W2', `a key while ${writers} others write, p95`, frames.p95, 16, 'ms'),
			atMost('W2', 'longest task while one types', Math.max(0, ...long), 50, 'ms'),
			atMost(
				'W3',
				'scripts where one edits, compressed',
				worst(({ scriptBytes }) => scriptBytes) / 1000,
				250,
				'kB',
			),
		],
	};
}
