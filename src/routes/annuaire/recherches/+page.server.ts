import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer } }) => app.search.notFound(viewer);
