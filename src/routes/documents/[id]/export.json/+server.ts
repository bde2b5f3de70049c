import { toSlug } from '#domain/identifier.ts';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The document as data (`DocumentJson`), to keep or to bring elsewhere. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) => {
	const document = await app.documents.export(viewer, params.id);
	const name = toSlug(document.title).slice(0, 80) || 'document';
	return json(document, {
		headers: {
			'content-disposition': `attachment; filename="${name}.json"`,
			'cache-control': 'private, no-store',
		},
	});
};
