import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params }) => ({
	organisation: await app.directory.organisation(viewer, params.id),
});
