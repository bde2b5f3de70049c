/** A file to keep, and never to show: what it holds was written by anybody. */
export function download(file: {
	readonly name: string;
	readonly type: string;
	readonly body: Uint8Array<ArrayBuffer>;
}): Response {
	return new Response(file.body, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename="${file.name}"`,
			'cache-control': 'private, no-store',
		},
	});
}
