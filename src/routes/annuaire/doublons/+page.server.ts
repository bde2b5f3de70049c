import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** `?type=personnes`: people instead of organisations. */
const isOfPeople = (url: URL) => url.searchParams.get('type') === 'personnes';
const back = (url: URL, done: string) =>
	`/annuaire/doublons?${isOfPeople(url) ? 'type=personnes&' : ''}fait=${done}`;

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => ({
	...(await (isOfPeople(url) ? app.imports.namesakes(viewer) : app.imports.duplicates(viewer))),
	isOfPeople: isOfPeople(url),
	done: url.searchParams.get('fait'),
});

const text = v.optional(v.string(), '');

export const actions: Actions = {
	chercher: ({ request, url, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await (isOfPeople(url) ? app.imports.lookForNamesakes(viewer) : app.imports.lookForDuplicates(viewer));
			redirect(303, back(url, 'recherche'));
		}),
	distinctes: ({ request, url, locals: { app, viewer } }) =>
		submit(request, v.object({ une: text, autre: text }), async ({ une, autre }) => {
			const setApart = isOfPeople(url) ? app.imports.setPeopleApart : app.imports.setApart;
			await setApart(viewer, une, autre);
			redirect(303, back(url, 'distinctes'));
		}),
};
