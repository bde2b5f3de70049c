import type { PageServerLoad } from './$types';

/** Two homes at one address: what the network is, or what today holds. */
export const load: PageServerLoad = async ({ locals: { app, viewer } }) =>
	viewer.kind === 'member'
		? { today: await app.home.today(viewer), visitor: null }
		: { today: null, visitor: await app.home.visitor(viewer) };
