import { submit } from '#lib/forms/form.ts';
import { newGroupFields, tickedIn } from '#lib/forms/new-group.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	parent: await app.groups.mayFoundUnder(viewer, params.id),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, newGroupFields('subGroup'), async (input, data) => {
			const ticked = tickedIn(data, input.kind);
			redirect(303, `/groupes/${await app.groups.foundUnder(viewer, params.id, input, ticked)}?ouvert`);
		}),
};
