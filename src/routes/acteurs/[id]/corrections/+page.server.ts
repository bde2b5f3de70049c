import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	corrections: await app.directory.corrections(viewer, 'actor', params.id),
	done: url.searchParams.get('fait'),
});

const Chosen = v.object({ id: v.string() });

export const actions: Actions = {
	accepter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Chosen, async ({ id }) => {
			await app.directory.decideCorrection(viewer, 'actor', params.id, id, 'accepted');
			redirect(303, `/acteurs/${params.id}/corrections?fait=acceptee`);
		}),
	decliner: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Chosen, async ({ id }) => {
			await app.directory.decideCorrection(viewer, 'actor', params.id, id, 'declined');
			redirect(303, `/acteurs/${params.id}/corrections?fait=declinee`);
		}),
};
