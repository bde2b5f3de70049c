import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseCpuTicks, parseKilobytes } from './figures.ts';

export const root = resolve(import.meta.dirname, '../../..');

/** One core for the server, the other for the load: neither is measured in the other's shadow. Linux, two cores. */
export const canPin =
	process.platform === 'linux' && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** Keeps this process, all its threads, to a core. */
export function holdTo(core: number): void {
	if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}

/** @param core ignored where processes cannot be held to one; null for all of them, whatever this process is held to. */
export function spawnOn(
	core: number | null,
	command: readonly string[],
	environment: Record<string, string>,
	stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
	const words = [
		...(canPin ? ['taskset', '-c', core === null ? `0-${cpus().length - 1}` : String(core)] : []),
		process.execPath,
		...command,
	];
	const child = spawn(words[0]!, words.slice(1), {
		cwd: root,
		env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
		stdio: [stdin, 'pipe', 'inherit'],
	});
	started.add(child);
	child.once('exit', () => started.delete(child));
	return child;
}

const started = new Set<ChildProcess>();
// Also when this process fails or is interrupted: no server outlives its benchmark.
process.on('exit', () => started.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Waits until it answers over HTTP. */
export async function untilReady(child: ChildProcess, address: string): Promise<void> {
	for (const end = Date.now() + 60_000; Date.now() < end;) {
		if (child.exitCode !== null || child.signalCode !== null) break;
		const answer = await fetch(address).catch(() => undefined);
		if (answer?.ok) return;
		await new Promise((again) => setTimeout(again, 20));
	}
	throw new Error(`no server at ${address} (exit code ${child.exitCode ?? 'none'})`);
}

/** Asks it to stop and waits; who does not within 15 s is killed. @returns its exit code. */
export async function end(child: ChildProcess): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
	const exit = once(child, 'exit');
	child.kill('SIGTERM');
	const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
	await exit;
	clearTimeout(late);
	return child.exitCode;
}

/** Seconds of CPU, user and system, that a process has used so far: all its threads, and the processes it started, gone or not. */
export function cpuSeconds(pid: number): number {
	// USER_HZ is 100 on every Linux that Node runs on.
	return family(pid).reduce((sum, one) => sum + (parseCpuTicks(read(one, 'stat')) || 0) / 100, 0);
}

/**
 * Resident memory now, in megabytes: that of a process, and of those it started what they do not have from the same files (Node
 * itself), which would be counted once for each.
 */
export function residentMegabytes(pid: number): number {
	return family(pid).reduce((sum, one) => {
		const status = read(one, 'status');
		const names = one === pid ? ['VmRSS'] : ['RssAnon', 'RssShmem'];
		return names.reduce((own, name) => own + (parseKilobytes(status, name) || 0) / 1024, sum);
	}, 0);
}

function family(pid: number): number[] {
	const children = read(pid, `task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
	return [pid, ...children.flatMap(family)];
}

/** Empty when it has just ended. */
function read(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}
