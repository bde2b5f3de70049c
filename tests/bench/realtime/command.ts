import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Effort } from './comparison.ts';
import { show, showVerdicts, type Finding } from './finding.ts';
import { hostility } from './hostility.ts';
import { people } from './people.ts';
import { awareness, saturation, typing } from './pace.ts';
import { memory } from './memory.ts';
import { opening } from './opening.ts';
import { processes } from './processes.ts';
import { soak as network } from './soak.ts';
import { canPin, holdTo, root } from './process.ts';
import { storage } from './storage.ts';
import { installPeers, isThere, subjects } from './subject.ts';

/** Each measures what one or several goals are about. */
const scenarios: Record<string, (effort: Effort) => Promise<Finding>> = {
	typing,
	saturation,
	awareness,
	opening,
	memory,
	storage,
	people,
	hostility,
	processes,
};

/**
 * `npm run bench -- realtime [scenario …] [--rounds 4] [--seconds 10] [--report]`: what live editing costs, next to what others cost.
 * A goal that is missed is a finding, not a failure: only a benchmark that cannot run fails.
 */
export async function realtime(words: readonly string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args: [...words],
		allowPositionals: true,
		options: {
			rounds: { type: 'string', default: '4' },
			seconds: { type: 'string', default: '10' },
			/** Writes docs/benchmarks/realtime.md. */
			report: { type: 'boolean', default: false },
			/** Folder for CPU profiles of this product. */
			profile: { type: 'string' },
		},
	});
	const unknown = positionals.filter((name) => !(name in scenarios));
	if (unknown.length > 0)
		throw new Error(`No scenario ${unknown.join(', ')}: there are ${Object.keys(scenarios).join(', ')}.`);
	sayWhatIsMissing();
	// What loads a server from here has the load's core.
	holdTo(1);
	const effort: Effort = {
		rounds: Number(values.rounds),
		seconds: Number(values.seconds),
		...(values.profile !== undefined && { profile: values.profile }),
	};
	const findings: Finding[] = [];
	for (const name of positionals.length > 0 ? positionals : Object.keys(scenarios)) {
		const finding = await scenarios[name]!(effort);
		console.log(`\n${show(finding)}`);
		findings.push(finding);
	}
	const page = report(findings);
	if (findings.length > 1) console.log(`\n${page.split('\n## ')[0]}`);
	if (values.report) writeFileSync(join(root, 'docs/benchmarks/realtime.md'), `${page}\n`);
}

/** `npm run bench -- soak [--minutes 30] [--report]`: a whole network at work for long (L1). */
export async function soak(words: readonly string[]): Promise<void> {
	const { values } = parseArgs({
		args: [...words],
		options: {
			minutes: { type: 'string', default: '30' },
			/** Writes docs/benchmarks/soak.md. */
			report: { type: 'boolean', default: false },
		},
	});
	if (!isThere(subjects[0]!)) throw new Error('Build the pages first: npm run build');
	holdTo(1);
	const page = `# A network at work\n\n${machine()}\n\n${show(await network(Number(values.minutes)))}`;
	console.log(page);
	if (values.report) writeFileSync(join(root, 'docs/benchmarks/soak.md'), `${page}\n`);
}

function sayWhatIsMissing(): void {
	for (const subject of subjects)
		if (!isThere(subject)) {
			if (!subject.folder) throw new Error('Build the pages first: npm run build');
			console.error(`${subject.label} is not installed and not measured (${installPeers}).`);
		}
	if (!canPin) console.error('No taskset here: server and load share the cores, figures are worth less.');
}

function report(findings: readonly Finding[]): string {
	return [
		'# What live editing costs\n',
		`${machine()}\n`,
		`${showVerdicts(findings.flatMap(({ verdicts }) => verdicts))}\n`,
		...findings.map(show),
	].join('\n');
}

/** @param apart the server was held to one core and the load to another. */
export function machine(apart = canPin): string {
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
		cwd: root,
		encoding: 'utf8',
	}).trim();
	const memory = Math.round(totalmem() / 2 ** 30);
	const day = new Date().toISOString().slice(0, 10);
	return `${day}, commit ${commit}, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GB, ${
		apart ? 'server on one core, load on another' : 'cores shared'
	}.`;
}
