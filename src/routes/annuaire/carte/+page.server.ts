import { readAddress } from '#domain/search/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
	const asked = readAddress(url.searchParams, 'map');
	return { ...(await app.search.findOnMap(viewer, asked)), asked };
};
