import { disposition, pieceHeaders } from '#domain/attachment/media-type.ts';
import type { RequestHandler } from './$types';

/** An image or a file of a document, for whoever may read that document at this moment [C2]. */
export const GET: RequestHandler = async ({ params, request, locals: { app, viewer } }) => {
	const { sha256, type, name, content } = await app.attachments.open(viewer, params.id);
	const etag = `"${sha256}"`;
	const headers = { ...pieceHeaders, etag, 'content-disposition': disposition(type, name) };
	if (request.headers.get('if-none-match')?.includes(etag))
		return new Response(null, { status: 304, headers });
	return new Response(content.stream(), {
		headers: { ...headers, 'content-type': type, 'content-length': String(content.size) },
	});
};
