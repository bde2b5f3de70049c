import { forgetSession } from '#lib/session/cookie.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session, and asks the browser to forget what the site kept in it [P6]. */
export const POST: RequestHandler = async (event) => {
	await forgetSession(event);
	// The cache too: no "back" to what was read.
	const headers = { location: '/', 'clear-site-data': '"cache", "storage"' };
	return new Response(null, { status: 303, headers });
};
