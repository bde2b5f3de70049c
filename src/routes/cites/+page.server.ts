import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer } }) => ({
	list: await app.cites.list(viewer),
});
