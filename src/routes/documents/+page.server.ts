import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { app, viewer } }) =>
	app.documents.list(viewer, Number(url.searchParams.get('page') ?? '1'));
