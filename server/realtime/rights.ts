import type { Context } from '../context.ts';
import { within } from '../deadline.ts';
import type { EventMap } from '../events.ts';
import { decideAccess, type Sessions } from './access.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { goRound } from './rounds.ts';
import { watchSilentChanges } from './silent-changes.ts';

type Change = EventMap['access-changed'][0];

export interface Rights {
	/** Changes whenever someone's rights may have. */
	readonly generation: number;
	/** Decides anew for everyone, whatever was told. */
	look(): void;
	stop(): void;
}

/**
 * Decides anew for the connections that a change of rights concerns, at once, and for all of them every so often: who lost the right
 * to read is sent away, who lost the right to write stays and reads [R3]. When it cannot be decided in time, the socket closes.
 */
export function watchRights(
	context: Context,
	sessions: Sessions,
	connections: ReadonlySet<Connection>,
	limits: Pick<Limits, 'decision' | 'recheck' | 'watch'>,
): Rights {
	let asked = 0;
	const applied = new WeakMap<Connection, number>();
	/** A later question may be answered first: what it found stands. */
	const isOvertaken = (connection: Connection, turn: number) => (applied.get(connection) ?? 0) > turn;
	async function decide(connection: Connection): Promise<void> {
		const turn = ++asked;
		try {
			const { token, room } = connection;
			const asking = decideAccess(context, sessions, token, room.documentId);
			const decision = await within(limits.decision, asking);
			if (isOvertaken(connection, turn)) return;
			applied.set(connection, turn);
			if ('grant' in decision) connection.regrant(decision.grant);
			else connection.close(decision.refusal);
		} catch (error) {
			if (isOvertaken(connection, turn)) return;
			context.log.error({ err: error }, 'rights not decided');
			connection.close('unavailable');
		}
	}
	let generation = 0;
	const decideAll = async (change: Change): Promise<void> => {
		generation += 1;
		const concerned = [...connections].filter((connection) => isConcerned(connection, change));
		await Promise.all(concerned.map(decide));
	};
	const told = (change: Change) => void decideAll(change);
	const stopRounds = goRound(connections, limits.recheck, (connection) => void decide(connection));
	const stopWatching = watchSilentChanges(context, limits.watch, () => decideAll({}));
	context.events.on('access-changed', told);
	return {
		get generation() {
			return generation;
		},
		look: () => told({}),
		stop() {
			stopRounds();
			stopWatching();
			context.events.off('access-changed', told);
		},
	};
}

/** A group narrows nothing by itself: rights come through parents and grants too. */
function isConcerned({ grant, room }: Connection, change: Change): boolean {
	return (
		(change.accountId === undefined || change.accountId === grant.person.accountId) &&
		(change.sessionHash === undefined || change.sessionHash === grant.sessionHash) &&
		(change.documentId === undefined || change.documentId === room.documentId)
	);
}
