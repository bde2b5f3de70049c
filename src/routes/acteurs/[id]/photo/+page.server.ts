import { fieldVisibilities } from '#domain/directory/policy.ts';
import { isLarge } from '#lib/forms/post-files.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) =>
	app.directory.photo(viewer, params.id);

const Shown = v.object({ visibility: v.picklist(fieldVisibilities, 'Choisissez qui voit cette photo.') });

/** What was chosen; a field that nobody filled is none. */
function photoIn(data: FormData) {
	const sent = data.get('photo');
	if (!(sent instanceof File) || sent.size === 0) return null;
	return { size: sent.size, bytes: async () => new Uint8Array(await sent.arrayBuffer()) };
}

export const actions: Actions = {
	enregistrer: async ({ request, params, locals: { app, viewer } }) => {
		// Before the bytes of the photo are read.
		if (isLarge(request)) await app.directory.photo(viewer, params.id);
		return submit(request, Shown, async ({ visibility }, data) => {
			await app.directory.savePhoto(viewer, params.id, { photo: photoIn(data), visibility });
			redirect(303, `/acteurs/${params.id}?fait=photo`);
		});
	},
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.directory.removePhoto(viewer, params.id);
			redirect(303, `/acteurs/${params.id}?fait=sans-photo`);
		}),
};
