import { v7 } from 'uuid';
import type { Clock } from './context.ts';
import type { Transaction } from './database/connection.ts';

export interface Trace {
	/** Who did it; null for the operator's command line and for people who are not signed in. */
	readonly accountId: string | null;
	/** The verb, in the past: `signed-in`, `joined-group`. */
	readonly action: string;
	readonly subjectType: string;
	readonly subjectId: string;
	/** What helps to understand it later; never an address, a token or a text. */
	readonly detail?: Record<string, string | number | boolean | null | readonly string[]>;
}

/** Writes one line of the journal of security, in the transaction of what it tells. */
export async function recordAudit(trx: Transaction, clock: Clock, trace: Trace): Promise<void> {
	await trx
		.insertInto('audit')
		.values({
			id: v7(),
			at: clock.now().toISOString(),
			account_id: trace.accountId,
			action: trace.action,
			subject_type: trace.subjectType,
			subject_id: trace.subjectId,
			detail: JSON.stringify(trace.detail ?? {}),
		})
		.execute();
}
