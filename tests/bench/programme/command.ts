import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { programmeFrom } from '#domain/programme/from-json.ts';
import { planOf } from '#domain/programme/plan.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import type { Page } from '@playwright/test';
import { machine } from '../realtime/command.ts';
import { show, showVerdicts } from '../realtime/finding.ts';
import { root, spawnOn } from '../realtime/process.ts';
import { isThere, startSubject, subjects, type Server } from '../realtime/subject.ts';
import { browse } from '../writing/browsing.ts';
import {
	amountsSeen,
	beginNotes,
	noteTable,
	openTable,
	scrollPlainPage,
	scrollTable,
	watchAmounts,
} from './browsing.ts';
import type { Edit, EditingJob } from './editing.ts';
import { timeExports, timeImport } from './files.ts';
import { judge, type Round } from './judgement.ts';
import { prepareGround, type Ground } from './ground.ts';
import { timeTotals } from './totals.ts';

const editors = 20;
/** Rows at the top of the table, surely on the screen. */
const shown = 8;

/**
 * `npm run bench -- programme [--rounds 3] [--seconds 20] [--report]`: a programme of five hundred actions in a real browser: opened,
 * scrolled, edited by twenty others, taken away, imported.
 */
export async function programme(words: readonly string[]): Promise<void> {
	const { values } = parseArgs({
		args: [...words],
		options: {
			rounds: { type: 'string', default: '3' },
			seconds: { type: 'string', default: '20' },
			/** Writes docs/benchmarks/programme.md. */
			report: { type: 'boolean', default: false },
		},
	});
	const [ours] = subjects;
	if (!ours || !isThere(ours)) throw new Error('Build the pages first: npm run build');
	const ground = await prepareGround(editors);
	const rounds: Round[] = [];
	try {
		for (let turn = 0; turn < Number(values.rounds); turn += 1) {
			// Each on what was prepared: what the round before wrote is not there.
			const server = await startSubject(ours, ground, { core: null });
			try {
				rounds.push(await measure(server, ground, Number(values.seconds) * 1000));
			} finally {
				await server.stop();
				server.forget();
			}
		}
	} finally {
		ground.forget();
	}
	const finding = judge(rounds, timeTotals(ground.programme), editors);
	const page = [
		'# A programme of five hundred actions\n',
		`\`npm run bench -- programme\` (after \`npm run build\`). ${machine(false)}\n`,
		`${showVerdicts(finding.verdicts)}\n`,
		show({ ...finding, verdicts: [] }),
	].join('\n');
	console.log(page);
	if (values.report) writeFileSync(join(root, 'docs/benchmarks/programme.md'), `${page}\n`);
}

async function measure(server: Server, ground: Ground, milliseconds: number): Promise<Round> {
	const origin = `http://localhost:${server.port}`;
	// A server that runs has answered others before: not this document, nor this browser.
	await fetch(`${origin}/documents/${ground.emptyId}`, { headers: { cookie: `maillage=${ground.token}` } });
	const { page, close } = await browse(origin, ground.token, noteTable);
	try {
		const opening = await openTable(page, `${origin}/documents/${ground.id}`);
		const scrolling = await scrollTable(page);
		const editing = await watchEditors(page, server, ground, milliseconds);
		const exports = await timeExports(origin, ground, 5);
		const imported = await timeImport(page, origin, ground);
		const plain = await scrollPlainPage(page, origin);
		return { opening, scrolling, plain, editing, exports, imported };
	} finally {
		await close();
	}
}

/** How long an amount that somebody else wrote takes to be on the screen. */
async function watchEditors(page: Page, server: Server, ground: Ground, milliseconds: number) {
	const { programme: json } = ground;
	const ids = actionsOf(planOf(programmeFrom(json))).map(({ id }) => id);
	// One year at a time: its amounts stand in the table as they were written.
	await page
		.getByRole('radio', { name: String(json.firstYear) })
		.or(page.getByRole('button', { name: String(json.firstYear), exact: true }))
		.first()
		.click();
	const job: EditingJob = {
		...{ port: server.port, documentId: ground.id, milliseconds, rate: 1, year: json.firstYear },
		editors: ground.editors.map(({ actorId, token }) => ({ actorId, token })),
		shown: ids.slice(0, shown),
		others: ids.slice(100),
		funders: json.funders.slice(0, 4).map(({ id }) => id),
	};
	const child = spawnOn(null, ['tests/bench/programme/editing.ts'], {}, 'pipe');
	await watchAmounts(page);
	await beginNotes(page);
	child.stdin?.end(JSON.stringify(job));
	const [answer] = await Promise.all([text(child.stdout!), once(child, 'exit')]);
	if (child.exitCode !== 0) throw new Error(`the editors failed (exit code ${child.exitCode})`);
	const edits = JSON.parse(answer) as Edit[];
	const { seen, long } = await amountsSeen(page);
	const delays = edits.flatMap(({ cents, at }) => {
		const shownAt = seen[String(cents)];
		return shownAt === undefined ? [] : shownAt - at;
	});
	return { delays, missed: edits.length - delays.length, long };
}
