import type { Database } from '../database/connection.ts';
import { Link, within } from './link.ts';
import { encodeMessage, type AccessChange } from './message.ts';
import { controlChannel, readNetworkId } from './network.ts';

/** Milliseconds that Redis may take, the way to it included. */
const patience = 3000;

/**
 * Tells the servers of this database, from a program that is none of them, whose rights may have changed [PEER-7].
 * @throws when Redis does not answer: the servers then find out by themselves, within a minute.
 */
export async function tellChanges(
	url: string,
	database: Database,
	changes: readonly AccessChange[],
): Promise<void> {
	const channel = controlChannel(await readNetworkId(database));
	const joined = Promise.withResolvers<void>();
	const link = new Link(url, { heard() {}, joined: joined.resolve, failed() {} });
	link.connect();
	try {
		await within(patience, joined.promise);
		for (const change of changes)
			await link.say(channel, encodeMessage({ process: '', message: { kind: 'access-changed', change } }));
	} finally {
		await link.close();
	}
}
