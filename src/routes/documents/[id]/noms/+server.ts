import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The names of whom the document names, for the editor: somebody may have just been mentioned by another. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	json(await app.documents.names(viewer, params.id), { headers: { 'cache-control': 'private, no-store' } });
