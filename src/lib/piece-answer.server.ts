import { disposition, pieceHeaders } from '#domain/attachment/media-type.ts';

interface Piece {
	readonly sha256: string;
	readonly type: string;
	readonly content: Blob;
}

/** An image shown in place or a file to keep, for whoever may have it at this moment: the browser that has it asks each time [C2]. */
export function pieceAnswer({ sha256, type, content }: Piece, name: string, request: Request): Response {
	const etag = `"${sha256}"`;
	const headers = { ...pieceHeaders, etag, 'content-disposition': disposition(type, name) };
	if (request.headers.get('if-none-match')?.includes(etag))
		return new Response(null, { status: 304, headers });
	return new Response(content.stream(), {
		headers: { ...headers, 'content-type': type, 'content-length': String(content.size) },
	});
}
