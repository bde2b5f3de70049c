import { oneLine } from '#domain/typed-text.ts';
import { present } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';
import { OrganisationForm } from './organisation-form.ts';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	record: await app.directory.organisationRecord(viewer, params.id, {
		place: oneLine(url.searchParams.get('lieu') ?? ''),
		parent: oneLine(url.searchParams.get('structure') ?? ''),
	}),
	done: url.searchParams.get('fait'),
});

const text = v.optional(v.string(), '');

export const actions: Actions = {
	enregistrer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, OrganisationForm, async (input) => {
			await app.directory.saveOrganisation(viewer, params.id, input);
			redirect(303, `/structures/${params.id}?fait=fiche`);
		}),
	lieu: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ lieu: present }), async ({ lieu }) => {
			await app.directory.placeOrganisation(viewer, params.id, lieu);
			redirect(303, `/structures/${params.id}/modifier?fait=lieu`);
		}),
	parent: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ parent: present }), async ({ parent }) => {
			await app.directory.attachOrganisation(viewer, params.id, parent);
			redirect(303, `/structures/${params.id}/modifier?fait=parent`);
		}),
	reconnaitre: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id: text }), async ({ id }) => {
			await app.directory.recogniseFunction(viewer, params.id, id);
			redirect(303, `/structures/${params.id}/modifier?fait=reconnue`);
		}),
};
