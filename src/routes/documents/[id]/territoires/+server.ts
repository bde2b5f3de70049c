import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where a programme happens, for its map while one writes: somebody may have just named a place. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	json(await app.documents.places(viewer, params.id), { headers: { 'cache-control': 'private, no-store' } });
