import { visibilities } from '#domain/access/visibility.ts';
import { sectionNumbers } from '#domain/document/section.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const { templates, ...view } = await app.documents.templates(viewer, params.id);
	const asked = url.searchParams.get('modele');
	return {
		...view,
		chosen: templates.find(({ id }) => id === asked) ?? null,
		/** An old or misspelt address. */
		isUnknown: asked !== null && !templates.some(({ id }) => id === asked),
		templates: templates.map(({ id, kind, scope, of, name, purpose, sections }) => ({
			id,
			kind,
			scope,
			of,
			name,
			purpose,
			articles: sectionNumbers(sections.map(({ title }) => title)).filter((number) => number !== null).length,
		})),
	};
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
			// Where one writes, with the focus there.
			redirect(303, `/documents/${id}#texte`);
		}),
};
