import { visibilities } from '#domain/access/visibility.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const view = await app.documents.templates(viewer, params.id);
	const chosen = view.templates.find(({ id }) => id === url.searchParams.get('modele')) ?? null;
	return { ...view, chosen };
};

const NewDocument = v.object({
	template: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez un modèle.')),
	title: v.pipe(v.optional(v.string(), ''), v.trim(), v.nonEmpty('Donnez un titre.')),
	visibility: v.picklist(visibilities, 'Choisissez qui pourra le lire.'),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewDocument, async ({ template, title, visibility }) => {
			const id = await app.documents.create(viewer, params.id, { templateId: template, title, visibility });
			redirect(303, `/documents/${id}`);
		}),
};
