import type { Peers } from '../peers/peers.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import type { Rights } from './rights.ts';
import type { Rooms } from './rooms.ts';

/** While a change of rights may have been told and not heard, the database is asked this often, in milliseconds [R3]. */
const lookEvery = 1000;

/**
 * While the other processes cannot be reached, nobody writes, everyone reads what is here, and every right is decided anew each second:
 * what the others would have told is looked for. Once they can, whatever they stored meanwhile comes first.
 * @returns how to stop.
 */
export function watchPeers(
	peers: Peers,
	rooms: Rooms,
	connections: ReadonlySet<Connection>,
	rights: Rights,
	limits: Limits,
): () => void {
	let turn = 0;
	async function settle(): Promise<void> {
		const own = ++turn;
		rights.look();
		if (peers.isReachable) await rooms.rejoin();
		// Changed again meanwhile: the later call has the word.
		if (own === turn) for (const connection of connections) connection.pause(!peers.isReachable);
	}
	const forget = peers.onChange(() => void settle());
	const look = setInterval(() => {
		if (!peers.isReachable || peers.isSomeoneSilent) rights.look();
	}, lookEvery).unref();
	const rejoin = setInterval(() => void rooms.rejoin(), limits.recheck).unref();
	return () => {
		forget();
		clearInterval(look);
		clearInterval(rejoin);
	};
}
