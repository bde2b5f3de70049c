import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params }) => ({
	cite: await app.cites.cite(viewer, params.slug),
});
