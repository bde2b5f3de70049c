import { revision } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { resourceFields, sentFields } from '#lib/forms/resource.ts';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.resources.resource(viewer, params.id, params.ressource)),
	isSaved: url.searchParams.has('enregistree'),
});

const Written = v.object({ ...resourceFields, revision });

export const actions: Actions = {
	enregistrer: ({ request, params: { id, ressource }, locals: { app, viewer } }) =>
		submit(request, Written, async (form, data) => {
			const kept = await app.resources.writeResource(viewer, id, { ...form, id: ressource });
			if (kept) return fail(409, sentFields(data, kept.twin));
			redirect(303, `/groupes/${id}/ressources/${ressource}?enregistree`);
		}),
	retirer: ({ request, params: { id, ressource }, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.resources.withdrawResource(viewer, id, ressource);
			redirect(303, `/groupes/${id}/ressources?retiree=${ressource}`);
		}),
	remettre: ({ request, params: { id, ressource }, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.resources.restoreResource(viewer, id, ressource);
			redirect(303, `/groupes/${id}/ressources?remise`);
		}),
};
