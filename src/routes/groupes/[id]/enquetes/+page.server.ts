import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) =>
	app.surveys.list(viewer, params.id);
