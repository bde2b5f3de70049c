import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Whom a section may be entrusted to, and the names of those to whom one is. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	json(await app.documents.people(viewer, params.id), {
		headers: { 'cache-control': 'private, no-store' },
	});
