import { organisationCorrections, correctionLimits } from '#domain/directory/correction.ts';
import { line, presentLines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	record: await app.directory.correctable(viewer, 'organisation', params.id),
});

const Correction = v.object({
	field: v.picklist(Object.keys(organisationCorrections), 'Choisissez ce qui est à corriger.'),
	value: presentLines(correctionLimits.value, 'La correction'),
	reason: line(correctionLimits.reason, 'L’explication'),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Correction, async (correction) => {
			await app.directory.suggestCorrection(viewer, 'organisation', params.id, correction);
			redirect(303, `/structures/${params.id}?fait=correction`);
		}),
};
