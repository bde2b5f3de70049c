import type { Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { alone } from './alone.ts';
import { createPeersMeter } from './meter.ts';
import { readNetworkId } from './network.ts';
import type { Peers } from './peers.ts';
import { RedisPeers } from './redis.ts';

/** A start waits this long for Redis, then goes on without writing, in milliseconds. */
const patience = 3000;

/** The other processes of the same database, through Redis when the configuration names one. */
export async function joinPeers(context: Context, registry: Registry): Promise<Peers> {
	const { config, database, events, log } = context;
	if (!config.REDIS_URL) return alone;
	const network = await readNetworkId(database);
	const peers = new RedisPeers(config.REDIS_URL, network, events, log, createPeersMeter(registry));
	await peers.reached(patience);
	return peers;
}
