import { submit } from '#lib/forms/form.ts';
import { newGroupFields, tickedIn } from '#lib/forms/new-group.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, viewer } }) => app.groups.mayFound(viewer);

export const actions: Actions = {
	default: ({ request, locals: { app, viewer } }) =>
		submit(request, newGroupFields('group'), async (input, data) => {
			const id = await app.groups.found(viewer, input, tickedIn(data, input.kind));
			redirect(303, `/groupes/${id}?ouvert`);
		}),
};
