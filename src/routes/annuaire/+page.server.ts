import { can } from '#domain/access/can.ts';
import { readAddress } from '#domain/search/address.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url, request }) => ({
	found: await app.search.find(viewer, {
		...readAddress(url.searchParams),
		// What `static/search.js` asks while somebody types.
		isTyping: request.headers.has('x-saisie'),
	}),
	/** What the address itself says, which links keep. */
	asked: readAddress(url.searchParams),
	mayImport: can(viewer, 'import.begin', { type: 'import' }),
});

export const actions: Actions = {
	/** Keeps the search that the address of the page says. */
	enregistrer: ({ request, url, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			const id = await app.searches.save(viewer, url.search);
			redirect(303, `/annuaire/enregistrees?fait=enregistree#${id}`);
		}),
};
