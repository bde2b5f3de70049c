import { forgetSession } from '#lib/session/cookie.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session, and asks the browser to forget what the site kept in it [P6]. */
export const POST: RequestHandler = async (event) => {
	await forgetSession(event);
	return new Response(null, { status: 303, headers: { location: '/', 'clear-site-data': '"storage"' } });
};
