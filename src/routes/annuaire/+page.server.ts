import { can } from '#domain/access/can.ts';
import { readAddress } from '#lib/directory/address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => ({
	found: await app.search.find(viewer, readAddress(url.searchParams)),
	/** What the address itself says, which links keep. */
	asked: readAddress(url.searchParams),
	mayImport: can(viewer, 'import.begin', { type: 'import' }),
});
