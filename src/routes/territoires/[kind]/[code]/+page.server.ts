import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params }) => ({
	territory: await app.territories.territory(viewer, params.kind, params.code),
});
