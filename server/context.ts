import { dayOf } from '#domain/french/dates.ts';
import type { Day } from '#domain/french/day.ts';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './database/connection.ts';
import type { Events } from './events.ts';

/** What every use case is built on; made once by `server/main.ts`, or by a test. */
export interface Context {
	readonly config: Config;
	readonly database: Database;
	readonly events: Events;
	readonly log: Logger;
	/** The clock, so that tests can stand on a given day. */
	now(): Date;
	/** Whether demonstration accounts are offered on the sign-in page. */
	readonly demonstration: boolean;
}

/** What a write needs of its context: when it is. */
export type Clock = Pick<Context, 'now'>;

/** Today in Paris, as mandates and memberships count days. */
export function today(clock: Clock): Day {
	return dayOf(clock.now().toISOString());
}
