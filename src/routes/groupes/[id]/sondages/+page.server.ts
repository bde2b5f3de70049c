import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.polls.list(viewer, params.id)),
	withdrawn: url.searchParams.has('retire'),
});
