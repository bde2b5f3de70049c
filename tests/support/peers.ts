import { openPostgres } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { joinPeers } from '#server/peers/join.ts';
import type { Limits } from '#server/realtime/limits.ts';
import { aSchema } from './databases.ts';
import { startHost, type Host } from './realtime.ts';

/** Several processes need both; without them these suites are skipped, and say so by their names. */
export const redisUrl = process.env['REDIS_URL'] ?? '';
export const hasServers = Boolean(redisUrl && process.env['DATABASE_URL']);
export const needsServers = hasServers ? '' : ' (needs DATABASE_URL and REDIS_URL)';

export interface Network {
	/** Each with its own connections to the database and to Redis, as if it were alone in its process. */
	readonly hosts: readonly Host[];
	readonly databaseUrl: string;
	close(): Promise<void>;
}

/**
 * Hosts on one new database. What they know each other by is in it: networks that share a Redis do not hear each other.
 * @param redis where each host finds Redis, by its number.
 */
export async function aNetwork(
	count: number,
	limits: Partial<Limits> = {},
	redis: (number: number) => string = () => redisUrl,
): Promise<Network> {
	const schema = await aSchema();
	const hosts: Host[] = [];
	const first = openPostgres(schema.url);
	await migrate(first.raw, first.dialect);
	await first.close();
	for (let number = 0; number < count; number += 1)
		hosts.push(
			await startHost(
				limits,
				() => Promise.resolve(openPostgres(schema.url)),
				(context, registry) => {
					const config = { ...context.config, DATABASE_URL: schema.url, REDIS_URL: redis(number) };
					return joinPeers({ ...context, config }, registry);
				},
			),
		);
	return {
		hosts,
		databaseUrl: schema.url,
		async close() {
			for (const host of hosts) await host.close();
			await schema.drop();
		},
	};
}

/** One figure of what an operator reads, 0 when it is not there; the sum over labels. */
export async function figure(host: Host, name: string, label = ''): Promise<number> {
	const lines = (await host.metrics())
		.split('\n')
		.filter((line) => line.startsWith(name) && line.includes(label));
	return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
