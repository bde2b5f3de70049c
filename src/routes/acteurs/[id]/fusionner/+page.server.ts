import { mergedActorFields } from '#domain/directory/merge-people.ts';
import { oneLine } from '#domain/typed-text.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	merge: await app.directory.mergePeopleForm(viewer, params.id, {
		other: url.searchParams.get('avec') ?? '',
		asked: oneLine(url.searchParams.get('personne') ?? '').slice(0, 100),
	}),
});

const text = v.optional(v.string(), '');

export const actions: Actions = {
	fusionner: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ avec: text }), async ({ avec }, data) => {
			const taken = mergedActorFields.filter((field) => data.get(`choix-${field}`) === 'other');
			const kept = await app.directory.mergePeople(viewer, params.id, avec, new Set(taken));
			redirect(303, `/acteurs/${kept}?fait=fusion`);
		}),
	defaire: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ fusion: text }), async ({ fusion }) => {
			await app.directory.unmergePeople(viewer, params.id, fusion);
			redirect(303, `/acteurs/${params.id}?fait=defaite`);
		}),
};
