import { disposition, pieceHeaders } from '#domain/attachment/media-type.ts';

/** What is given of a file of a post: it is saved, never opened in place by itself [C2]. */
export function fileAnswer(
	{ sha256, type, name, content }: { sha256: string; type: string; name: string; content: Blob },
	request: Request,
): Response {
	const etag = `"${sha256}"`;
	const headers = {
		...{ ...pieceHeaders, etag },
		'content-disposition': disposition('application/octet-stream', name),
	};
	if (request.headers.get('if-none-match')?.includes(etag))
		return new Response(null, { status: 304, headers });
	return new Response(content.stream(), {
		headers: { ...headers, 'content-type': type, 'content-length': String(content.size) },
	});
}
