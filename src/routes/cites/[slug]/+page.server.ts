import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => {
	const cite = await app.cites.cite(viewer, params.slug);
	return { cite, questions: await app.threads.ofCite(viewer, cite.id) };
};
