import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	group: await app.groups.presentation(viewer, params.id),
	isSaved: url.searchParams.has('enregistree'),
});
