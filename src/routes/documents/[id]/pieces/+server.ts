import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Takes a file into the document: its bytes are the body, its name is in `x-file-name`, percent-encoded. */
export const POST: RequestHandler = async ({ params, request, url, cookies, locals: { app, viewer } }) => {
	// A page of ours, and no other: browsers always say where a post comes from [R5].
	if (request.headers.get('origin') !== url.origin) error(403, 'Cet envoi ne vient pas d’une page d’ici.');
	const length = request.headers.get('content-length');
	const piece = await app.attachments.add(viewer, params.id, {
		name: decoded(request.headers.get('x-file-name') ?? ''),
		length: length === null ? null : Number(length),
		body: request.body,
		again: async () => (await app.accounts.lookAtSession(cookies.get(app.accounts.sessionCookie))).person,
	});
	return json(piece, { status: 201 });
};

function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return '';
	}
}
