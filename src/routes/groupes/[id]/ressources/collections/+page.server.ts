import { resourceLimits } from '#domain/resource/resource.ts';
import { filledLine } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['creee', 'renommee', 'defaite'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.resources.collections(viewer, params.id)),
	done: dones.find((one) => url.searchParams.has(one)) ?? null,
});

const id = v.pipe(v.optional(v.string(), ''), v.maxLength(36));
const name = filledLine(resourceLimits.collection, 'Le nom', 'Donnez un nom.');

export const actions: Actions = {
	creer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ name }), async ({ name }) => {
			await app.resources.makeCollection(viewer, params.id, name);
			redirect(303, `/groupes/${params.id}/ressources/collections?creee`);
		}),
	renommer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id, name }), async ({ id, name }) => {
			await app.resources.nameCollection(viewer, params.id, id, name);
			redirect(303, `/groupes/${params.id}/ressources/collections?renommee`);
		}),
	defaire: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id }), async ({ id }) => {
			await app.resources.undoCollection(viewer, params.id, id);
			redirect(303, `/groupes/${params.id}/ressources/collections?defaite`);
		}),
};
