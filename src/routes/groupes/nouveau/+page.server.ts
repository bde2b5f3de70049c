import { submit } from '#lib/forms/form.ts';
import { newGroupFields } from '#lib/forms/new-group.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => app.groups.mayFound(viewer);

export const actions: Actions = {
	default: ({ request, locals: { app, viewer } }) =>
		submit(request, newGroupFields('group'), async (input) => {
			redirect(303, `/groupes/${await app.groups.found(viewer, input)}?ouvert`);
		}),
};
