import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Handler } from './face.ts';

export interface Readiness {
	stopping: boolean;
}

/** What an operator sees: `/healthz`, `/readyz`; every other request goes to the pages. */
export function operate(context: Context, readiness: Readiness, pages: Handler): Handler {
	return (request, response) => {
		const path = (request.url ?? '').split('?', 1)[0];
		if (path !== '/healthz' && path !== '/readyz') return pages(request, response);
		const answer = (status: number, body: object) => {
			response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
			response.end(JSON.stringify(body));
		};
		if (path === '/healthz') return answer(200, { status: 'alive' });
		if (readiness.stopping) return answer(503, { status: 'stopping' });
		ready(context).then(
			() => answer(200, { status: 'ready' }),
			(error: unknown) => {
				context.log.error({ err: error }, 'not ready');
				answer(503, { status: 'unavailable' });
			},
		);
	};
}

/** The database accepts a write. */
async function ready({ database }: Context): Promise<void> {
	await database.write(async (trx) => {
		await trx
			.insertInto('settings')
			.values({ key: 'ready', value: '1' })
			.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '1' }))
			.execute();
		await sql`select 1`.execute(trx);
	});
}
