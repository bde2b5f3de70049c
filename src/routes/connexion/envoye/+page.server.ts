import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({ demonstration: app.demonstration });
