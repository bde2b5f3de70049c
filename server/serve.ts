import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { connect } from './database/connection.ts';
import { migrate } from './database/migrate.ts';
import { createEvents } from './events.ts';
import { face } from './http/face.ts';
import { createLog } from './http/log.ts';
import { operate, type Readiness } from './http/operate.ts';
import { seedDemonstration } from './seed/seed.ts';

export interface Running {
	/** What it listens on, for tests that ask for port 0. */
	readonly port: number;
	/** Readiness fails first, sockets close with a retriable code, everything is flushed [E9]. */
	stop(): Promise<void>;
}

export interface ServeOptions {
	readonly development: boolean;
	readonly demonstration: boolean;
}

/** Composes and starts one process. Resolves once it listens. */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
	const log = createLog(config.LOG_LEVEL);
	const database = connect(config.DATABASE_URL, config.DATA_DIR);
	await migrate(database.raw, database.dialect);
	const context: Context = {
		config,
		database,
		events: createEvents(),
		log,
		now: () => new Date(),
		demonstration: options.demonstration,
	};
	if (options.demonstration && (await seedDemonstration(context))) log.info('demonstration network seeded');
	const app = createApp(context);
	(globalThis as Record<symbol, unknown>)[Symbol.for('maillage.app')] = app;

	const readiness: Readiness = { stopping: false };
	const http = createServer();
	const pages = await face(http, config, options.development);
	http.on('request', operate(context, readiness, pages));

	http.listen(config.PORT, config.HOST);
	await once(http, 'listening');
	const port = portOf(http);
	log.info({ port }, 'listening');
	return {
		port,
		async stop() {
			readiness.stopping = true;
			http.close();
			http.closeIdleConnections();
			await database.close();
			log.info('stopped');
		},
	};
}

function portOf(http: Server): number {
	const address = http.address();
	return typeof address === 'object' && address ? address.port : 0;
}
