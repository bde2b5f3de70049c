import type { Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { alone } from '../peers/alone.ts';
import type { Peers } from '../peers/peers.ts';
import type { Handler } from './face.ts';
import { answerMetrics } from './metrics.ts';
import { readReadiness, type Readiness } from './readiness.ts';

export interface Phase {
	stopping: boolean;
}

/** An answer is told again for this long: asking often costs no more writes. */
const fresh = 1_000;

/** What an operator sees: `/healthz`, `/readyz`, `/metrics`; every other request goes to the pages. */
export function operate(
	context: Context,
	phase: Phase,
	pages: Handler,
	registry: Registry,
	peers: Peers = alone,
): Handler {
	let known: { at: number; answer: Promise<Readiness> } | undefined;
	return (request, response) => {
		const path = (request.url ?? '').split('?', 1)[0];
		if (phase.stopping) response.setHeader('connection', 'close');
		if (path === '/metrics') return void answerMetrics(request, response, registry, context.config);
		if (path !== '/healthz' && path !== '/readyz') return pages(request, response);
		const answer = (status: number, body: object) => {
			response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
			response.end(JSON.stringify(body));
		};
		if (path === '/healthz') return answer(200, { status: 'alive' });
		if (phase.stopping) return answer(503, { status: 'stopping' });
		const now = Date.now();
		if (!known || now - known.at > fresh) known = { at: now, answer: readReadiness(context, peers) };
		void known.answer.then(({ ready, checks }) =>
			answer(ready ? 200 : 503, { status: ready ? 'ready' : 'unavailable', checks }),
		);
	};
}
