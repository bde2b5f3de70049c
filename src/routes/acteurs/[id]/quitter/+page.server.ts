import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	leaving: await app.directory.leaving(viewer, params.id),
});

export const actions: Actions = {
	quitter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.directory.leaveDirectory(viewer, params.id);
			redirect(303, `/acteurs/${params.id}/quitter`);
		}),
	revenir: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.directory.returnToDirectory(viewer, params.id);
			redirect(303, `/acteurs/${params.id}?fait=retour`);
		}),
};
