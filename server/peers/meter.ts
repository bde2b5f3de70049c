import { Counter, Gauge, type Registry } from 'prom-client';

/** What an operator is told of the other processes: figures, never who or which document. */
export interface PeersMeter {
	/** Called when the figures are asked for. */
	watch(look: { isReachable(): boolean; processes(): number }): void;
	published(): void;
	notPublished(): void;
	received(): void;
	malformed(): void;
}

export function createPeersMeter(registry: Registry): PeersMeter {
	const registers = [registry];
	const messages = new Counter({
		...{ name: 'maillage_peers_messages_total', help: 'Messages between processes, by outcome', registers },
		labelNames: ['outcome'],
	});
	return {
		watch(look) {
			const gauge = (name: string, help: string, read: () => number) =>
				new Gauge({
					...{ name, help, registers },
					collect() {
						this.set(read());
					},
				});
			gauge('maillage_peers_reachable', '1 when the other processes can be reached', () =>
				look.isReachable() ? 1 : 0,
			);
			gauge('maillage_peers', 'Other processes heard of late', look.processes);
		},
		published: () => messages.inc({ outcome: 'published' }),
		notPublished: () => messages.inc({ outcome: 'not published' }),
		received: () => messages.inc({ outcome: 'received' }),
		malformed: () => messages.inc({ outcome: 'malformed' }),
	};
}
