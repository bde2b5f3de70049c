import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Brings a piece of another document into this one, for a text that is pasted here: form field `piece`. */
export const POST: RequestHandler = async ({ params, request, url, locals: { app, viewer } }) => {
	if (request.headers.get('origin') !== url.origin) error(403, 'Cet envoi ne vient pas d’une page d’ici.');
	// What is no form names no piece.
	const piece = (await request.formData().catch(() => new FormData())).get('piece');
	return json(await app.attachments.copy(viewer, params.id, typeof piece === 'string' ? piece : ''), {
		status: 201,
	});
};
