import { templateLimits } from '#domain/document/template-limits.ts';
import { filledLine } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.templates.list(viewer, params.id)),
	/** Asked for from a document: « En faire un modèle ». */
	asked: url.searchParams.get('document'),
});

const NewTemplate = v.object({
	document: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez un document.')),
	name: filledLine(templateLimits.name, 'Le nom', 'Donnez un nom au modèle.'),
});

export const actions: Actions = {
	creer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewTemplate, async ({ document, name }) => {
			const id = await app.templates.make(viewer, params.id, { documentId: document, name });
			redirect(303, `/groupes/${params.id}/modeles/${id}`);
		}),
};
