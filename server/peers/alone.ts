import type { Line, Peers } from './peers.ts';

const line: Line = { isShared: false, tell() {}, listen() {}, close() {} };

/** One process on its database: nobody to tell anything, nobody to wait for. */
export const alone: Peers = {
	isReachable: true,
	isSomeoneSilent: false,
	onChange: () => () => {},
	follow: () => Promise.resolve(line),
	tell() {},
	takesTurn: () => Promise.resolve(true),
	stop: () => Promise.resolve(),
};
