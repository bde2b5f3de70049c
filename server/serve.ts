import type { Server } from 'node:http';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { signInAddress, signInPurpose } from './accounts/sign-in-links.ts';
import { createApp } from './app.ts';
import { startChores } from './chores.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { connect, type Database } from './database/connection.ts';
import { migrate } from './database/migrate.ts';
import { lockFolder } from './database/server-lock.ts';
import { spareIn, withSpare } from './database/spare.ts';
import { within } from './deadline.ts';
import { reminderAddress, reminderPurpose } from './calls/reminder-links.ts';
import { invitationAddress, invitationPurpose } from './groups/invitation-links.ts';
import {
	handoverAddress,
	handoverAnswerAddress,
	handoverAnswerPurpose,
	handoverPurpose,
	lifeAddress,
	lifePurpose,
} from './groups/life-links.ts';
import {
	requestAddress,
	requestAnswerAddress,
	requestAnswerPurpose,
	requestPurpose,
} from './groups/request-links.ts';
import { enteredPurpose, objectionAddress, objectionPurpose } from './directory/objection-links.ts';
import { createEvents } from './events.ts';
import { closeHttp } from './http/close.ts';
import { face, type Face } from './http/face.ts';
import { front } from './http/front.ts';
import { createHttp } from './http/listener.ts';
import { createLog } from './http/log.ts';
import { countDropped, createRegistry } from './http/metrics.ts';
import { startImports } from './imports/directory/imports.ts';
import { operate, type Phase } from './http/operate.ts';
import { startDelivery } from './mail/delivery.ts';
import { mailTransport } from './mail/transport.ts';
import { joinPeers } from './peers/join.ts';
import { createMeter } from './realtime/meter.ts';
import { attachRealtime } from './realtime/realtime.ts';
import { startQuestionLog } from './search/question-log.ts';
import { keepIndexed } from './search/reindex.ts';
import { searchesPurpose, stopAddress } from './searches/stop-links.ts';
import { seedDemonstration } from './seed/seed.ts';
import { replyAddress } from './threads/reply-address.ts';
import { pollPurpose } from './polls/letters.ts';
import { voteAddress } from './polls/vote-links.ts';
import { threadPurpose } from './threads/telling.ts';

export interface Running {
	/** What it listens on, for tests that ask for port 0. */
	readonly port: number;
	readonly context: Context;
	/** Readiness fails first, sockets close with a retriable code, everything is flushed, within ten seconds [E9]. */
	stop(): Promise<void>;
}

export interface ServeOptions {
	readonly development: boolean;
	readonly demonstration: boolean;
	/** What answers requests that are neither a socket nor an operator's; by default the application's pages. */
	readonly pages?: Face;
}

/** A stop takes no longer, whatever hangs, in milliseconds [E9]. */
const longestStop = 9_000;

/** Composes and starts one process. Resolves once it listens. */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
	const log = createLog(config.LOG_LEVEL);
	const unlock = config.DATABASE_URL ? () => {} : lockFolder(config.DATA_DIR);
	const database = open(config);
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
	if (await keepIndexed(context)) log.info('search index made');
	const app = createApp(context);
	(globalThis as Record<symbol, unknown>)[Symbol.for('maillage.app')] = app;

	const phase: Phase = { stopping: false };
	const http = createHttp(config);
	const registry = createRegistry();
	countDropped(http, registry);
	const peers = await joinPeers(context, registry);
	const realtime = attachRealtime(http, context, app.accounts, createMeter(registry), peers);
	const pages = options.pages ?? (await face(http, config, options.development));
	http.on('request', front(context, operate(context, phase, pages.handler, registry, peers)));
	await listen(http, config);
	const delivery = startDelivery(context, mailTransport(config), {
		[signInPurpose]: signInAddress(context),
		[enteredPurpose]: objectionAddress(context),
		[objectionPurpose]: objectionAddress(context),
		[invitationPurpose]: invitationAddress(context),
		[requestPurpose]: requestAddress(context),
		[requestAnswerPurpose]: requestAnswerAddress(context),
		[lifePurpose]: lifeAddress(context),
		[handoverPurpose]: handoverAddress(context),
		[handoverAnswerPurpose]: handoverAnswerAddress(context),
		[reminderPurpose]: reminderAddress(context),
		[searchesPurpose]: stopAddress(context),
		[threadPurpose]: replyAddress(context),
		[pollPurpose]: voteAddress(context),
	});
	const stopChores = startChores(context);
	const questions = startQuestionLog(context);
	const stopImports = startImports(context);
	// What was left in the outbox when the process last stopped.
	context.events.emit('mail-waiting');
	const port = portOf(http);
	log.info({ port }, 'listening');
	return {
		port,
		context,
		async stop() {
			phase.stopping = true;
			await within(longestStop, close()).then(
				() => log.info('stopped'),
				// What is stored is stored; what is not was acknowledged to nobody.
				(error: unknown) => log.error({ err: error }, 'stopped before everything was closed'),
			);
		},
	};

	async function close(): Promise<void> {
		stopChores();
		// Whoever asks for readiness learns that this process is leaving while it still serves.
		await setTimeout(config.STOP_GRACE_MS);
		await Promise.all([realtime.close(), pages.close(), closeHttp(http, 3_000)]);
		await Promise.all([delivery.stop(2_000), peers.stop(), questions.stop(), stopImports()]);
		await database.close();
		unlock();
	}
}

function open(config: Config): Database {
	const database = connect(config.DATABASE_URL, config.DATA_DIR);
	return config.DATABASE_URL ? database : withSpare(database, spareIn(config.DATA_DIR));
}

async function listen(http: Server, { PORT, HOST }: Config): Promise<void> {
	http.listen(PORT, HOST);
	await once(http, 'listening').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'EADDRINUSE')
			throw new Error(`PORT ${PORT} est déjà pris par un autre programme. Choisissez-en un autre.`);
		throw error;
	});
}

function portOf(http: Server): number {
	const address = http.address();
	return typeof address === 'object' && address ? address.port : 0;
}
