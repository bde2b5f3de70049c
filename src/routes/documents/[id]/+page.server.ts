import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => {
	const view = await app.documents.open(viewer, params.id);
	// Who may not write reads: another page, without script.
	if (!view.me || !view.abilities['document.write']) redirect(303, `/documents/${params.id}/lecture`);
	return { ...view, me: view.me, shell: 'document' as const };
};

export const actions: Actions = {
	rename: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ title: v.optional(v.string(), '') }), async ({ title }) => {
			await app.documents.rename(viewer, params.id, title);
			redirect(303, `/documents/${params.id}`);
		}),
};
