import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer }, setHeaders }) => {
	const view = await app.documents.read(viewer, params.id);
	const clauses = await app.clauses.view(viewer, params.id);
	const threads = await app.threads.onDocument(viewer, params.id);
	// What `static/reading.js` asks again.
	setHeaders({ 'last-modified': new Date(view.head.updatedAt).toUTCString() });
	return { ...view, threads, completeness: clauses?.completeness ?? null, readAt: new Date().toISOString() };
};
