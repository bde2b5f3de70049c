import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => ({
	...(await app.imports.duplicates(viewer)),
	done: url.searchParams.get('fait'),
});

const text = v.optional(v.string(), '');

export const actions: Actions = {
	chercher: ({ request, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.imports.lookForDuplicates(viewer);
			redirect(303, '/annuaire/doublons?fait=recherche');
		}),
	distinctes: ({ request, locals: { app, viewer } }) =>
		submit(request, v.object({ une: text, autre: text }), async ({ une, autre }) => {
			await app.imports.setApart(viewer, une, autre);
			redirect(303, '/annuaire/doublons?fait=distinctes');
		}),
};
