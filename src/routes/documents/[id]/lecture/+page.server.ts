import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	...(await app.documents.read(viewer, params.id)),
	readAt: new Date().toISOString(),
});
