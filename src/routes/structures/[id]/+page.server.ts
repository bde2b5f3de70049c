import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => {
	// A record that was made one with another answers at its old address (domain rule 8).
	const kept = await app.directory.keptOrganisation(viewer, params.id);
	if (kept !== null) redirect(308, `/structures/${kept}`);
	return {
		organisation: await app.directory.organisation(viewer, params.id),
		done: url.searchParams.get('fait'),
	};
};

export const actions: Actions = {
	confirmer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.directory.confirmOrganisation(viewer, params.id);
			redirect(303, `/structures/${params.id}?fait=confirmation`);
		}),
};
