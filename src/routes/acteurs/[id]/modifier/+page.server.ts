import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { RecordForm } from './record-form.ts';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	record: await app.directory.record(viewer, params.id),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, RecordForm, async (input) => {
			await app.directory.saveRecord(viewer, params.id, input);
			redirect(303, `/acteurs/${params.id}?fait=fiche`);
		}),
};
