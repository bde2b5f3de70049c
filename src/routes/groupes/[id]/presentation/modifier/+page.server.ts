import { entries } from '#domain/group/group.ts';
import { groupLimits } from '#domain/group/new-group.ts';
import { oneLine } from '#domain/typed-text.ts';
import { filledLines, presentLines, revision } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	group: await app.groups.presentationForm(
		viewer,
		params.id,
		oneLine(url.searchParams.get('lieu') ?? '').slice(0, 100),
	),
});

const Presentation = v.object({
	presentation: filledLines(
		groupLimits.presentation,
		'La présentation',
		'Dites en deux phrases pourquoi il existe.',
	),
	charter: presentLines(groupLimits.charter, 'La charte'),
	entry: v.picklist(entries, 'Choisissez comment on y entre.'),
	revision,
});
const Place = v.object({ lieu: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez un lieu.')) });

export const actions: Actions = {
	enregistrer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Presentation, async (form, data) => {
			const themes = data.getAll('theme').map(String);
			await app.groups.present(viewer, params.id, { ...form, themes });
			redirect(303, `/groupes/${params.id}/presentation?enregistree`);
		}),
	ajouter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Place, async ({ lieu }) => {
			await app.groups.addTerritory(viewer, params.id, lieu);
			redirect(303, `/groupes/${params.id}/presentation/modifier#territoires`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Place, async ({ lieu }) => {
			await app.groups.removeTerritory(viewer, params.id, lieu);
			redirect(303, `/groupes/${params.id}/presentation/modifier#territoires`);
		}),
};
