import { sql } from 'kysely';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '#server/database/connection.ts';
import type { Effort } from './comparison.ts';
import { run, type Task } from './drive.ts';
import { prepareField, type Field } from './field.ts';
import { median } from './figures.ts';
import { atMost, round, type Finding } from './finding.ts';
import type { Outcome } from './job.ts';
import { startSubject, subjects, type Server } from './subject.ts';

const { DATABASE_URL, REDIS_URL } = process.env;

/** G10: one process, then two that share documents through PostgreSQL and Redis. */
export async function processes({ rounds: wanted, seconds }: Effort): Promise<Finding> {
	const head = [
		'processes',
		'saturated, updates/s',
		'CPU-s / 10 000',
		'typing, p50 ms',
		'p95',
		'p99',
		'not delivered',
	];
	const title = 'G10: several processes';
	if (!DATABASE_URL || !REDIS_URL)
		return {
			title,
			head,
			rows: [],
			verdicts: [],
			method: 'Not measured: DATABASE_URL and REDIS_URL say where.',
		};
	const rounds = Math.min(2, wanted);
	const times = { warmUp: 5000, duration: seconds * 1000 };
	const full: Task = { scenario: 'saturation', writers: 10, inFlight: 8, ...times };
	const typing: Task = { scenario: 'typing', writers: 5, rate: 2, crossing: true, ...times };
	const found = new Map([1, 2].map((count) => [count, { full: [] as Outcome[], typing: [] as Outcome[] }]));
	for (let turn = 0; turn < rounds; turn += 1)
		for (const count of turn % 2 === 0 ? [1, 2] : [2, 1]) {
			found.get(count)?.full.push(await share(count, 20, full));
			// Alone, nothing crosses.
			found.get(count)?.typing.push(await share(count, 60, { ...typing, crossing: count > 1 }));
			console.error(`processes, round ${turn + 1}/${rounds}: ${count}`);
		}
	const middle = (outcomes: readonly Outcome[] = [], pick: (outcome: Outcome) => number) =>
		median(outcomes.map(pick));
	const rate = (count: number) => middle(found.get(count)?.full, ({ perSecond }) => perSecond);
	const gain = rate(2) / rate(1);
	return {
		title,
		head,
		method: `20 rooms × 10 saturated, and 60 documents × 5 at 2 updates a second, where only what comes from the other process counts for two; neighbours sit in different processes. Load, PostgreSQL and Redis have the same cores as the servers: with two cores, a second process adds work and no core. Medians of ${rounds} rounds.`,
		rows: [...found].map(([count, outcomes]) => [
			String(count),
			round(rate(count)),
			round(middle(outcomes.full, ({ cpuPer10k }) => cpuPer10k)),
			...(['p50', 'p95', 'p99'] as const).map((of) =>
				round(middle(outcomes.typing, ({ latency }) => latency[of])),
			),
			String(
				[...outcomes.full, ...outcomes.typing].reduce((sum, { due, delivered }) => sum + due - delivered, 0),
			),
		]),
		verdicts: [
			{
				goal: 'G10',
				what: 'throughput of two to one’s',
				measured: `${round(gain)} ×`,
				limit: '≥ 1.7 ×',
				met: gain >= 1.7,
			},
			atMost(
				...(['G10', 'latency across processes, p99'] as const),
				...([middle(found.get(2)?.typing, ({ latency }) => latency.p99), 50, 'ms'] as const),
			),
		],
	};
}

/** A task on so many processes, its people spread over them, in a schema of its own. */
async function share(count: number, rooms: number, { writers, ...task }: Task): Promise<Outcome> {
	const schema = `bench_${crypto.randomUUID().replaceAll('-', '')}`;
	const administrator = openPostgres(DATABASE_URL!);
	await sql`create schema ${sql.id(schema)}`.execute(administrator.raw);
	const url = new URL(DATABASE_URL!);
	url.searchParams.set('options', `-c search_path=${schema}`);
	const servers: Server[] = [];
	let field: Field | undefined;
	try {
		field = await prepareField({ rooms, writers }, url.href);
		for (let number = 0; number < count; number += 1)
			servers.push(
				await startSubject(subjects[0]!, field, {
					environment: { DATABASE_URL: url.href, REDIS_URL: REDIS_URL! },
					dataDir: mkdtempSync(join(tmpdir(), 'maillage-bench-server-')),
					core: null,
				}),
			);
		const seats = Array.from({ length: rooms }, (_, room) =>
			Array.from({ length: writers }, (_, writer) => servers[writer % count]!.seat(room, writer)),
		);
		return await run({ ...task, pids: servers.map(({ pid }) => pid), rooms: seats }, null);
	} finally {
		for (const server of servers) {
			await server.stop();
			server.forget();
		}
		field?.forget();
		await sql`drop schema ${sql.id(schema)} cascade`.execute(administrator.raw);
		await administrator.close();
	}
}
