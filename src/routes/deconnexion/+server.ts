import { readWaiting, waitingCookie } from '#lib/collaboration/waiting-mark.ts';
import { forgetSession } from '#lib/session/cookie.server.ts';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * Ends the session, and asks the browser to forget what the site kept in it [P6]. Words that are on this device and nowhere else
 * would go too: they are asked about first.
 */
export const POST: RequestHandler = async (event) => {
	const form = await event.request.formData();
	const { documents, andOthers } = readWaiting(event.cookies.get(waitingCookie));
	const isWaiting = documents.length > 0 || andOthers;
	if (isWaiting && form.get('effacer') !== 'oui') redirect(303, '/deconnexion/mots');
	await forgetSession(event);
	event.cookies.delete(waitingCookie, { path: '/', httpOnly: false, sameSite: 'strict', secure: false });
	return new Response(null, {
		status: 303,
		// The cache too: no "back" to what was read.
		headers: { location: '/', 'clear-site-data': '"cache", "storage"' },
	});
};
