import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) =>
	app.calls.list(viewer, params.id);
