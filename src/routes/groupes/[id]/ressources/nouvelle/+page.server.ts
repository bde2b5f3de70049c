import { resourceFields, sentFields } from '#lib/forms/resource.ts';
import { submit } from '#lib/forms/form.ts';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) =>
	app.resources.beginResource(viewer, params.id);

const NewResource = v.object({ ...resourceFields, id: v.pipe(v.optional(v.string(), ''), v.maxLength(36)) });

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewResource, async (form, data) => {
			const kept = await app.resources.addResource(viewer, params.id, form);
			if (kept) return fail(409, sentFields(data, kept.twin));
			redirect(303, `/groupes/${params.id}/ressources?ajoutee`);
		}),
};
