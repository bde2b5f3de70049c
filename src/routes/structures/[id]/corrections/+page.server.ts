import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	corrections: await app.directory.corrections(viewer, 'organisation', params.id),
	done: url.searchParams.get('fait'),
});

const Chosen = v.object({ id: v.string() });

export const actions: Actions = {
	accepter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Chosen, async ({ id }) => {
			await app.directory.decideCorrection(viewer, 'organisation', params.id, id, 'accepted');
			redirect(303, `/structures/${params.id}/corrections?fait=acceptee`);
		}),
	decliner: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Chosen, async ({ id }) => {
			await app.directory.decideCorrection(viewer, 'organisation', params.id, id, 'declined');
			redirect(303, `/structures/${params.id}/corrections?fait=declinee`);
		}),
};
