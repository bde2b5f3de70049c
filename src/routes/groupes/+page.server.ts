import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => ({
	...(await app.groups.list(viewer, Number(url.searchParams.get('page')))),
	signedIn: viewer.kind === 'member',
	left: url.searchParams.has('quitte'),
});
