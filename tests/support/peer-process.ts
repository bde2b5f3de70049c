import { openPostgres } from '#server/database/connection.ts';
import { joinPeers } from '#server/peers/join.ts';
import { startHost } from './realtime.ts';

/*
 * One process of several, as `server/main.ts` without pages: the tests start it, read its port from its output, and kill it.
 */
const { DATABASE_URL = '', REDIS_URL = '' } = process.env;
const host = await startHost(
	{ messages: { burst: 1e6, perSecond: 1e6 } },
	() => Promise.resolve(openPostgres(DATABASE_URL)),
	(context, registry) =>
		joinPeers({ ...context, config: { ...context.config, DATABASE_URL, REDIS_URL } }, registry),
);
process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
console.log(new URL(host.site).port);
