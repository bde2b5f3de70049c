import { callLimits } from '#domain/call/call.ts';
import { dayField } from '#lib/forms/day-field.ts';
import { filledLine, filledLines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) =>
	app.calls.beginCall(viewer, params.id);

const NewCall = v.object({
	id: v.pipe(v.optional(v.string(), ''), v.maxLength(36)),
	title: filledLine(callLimits.title, 'Le titre', 'Donnez un titre.'),
	presentation: filledLines(callLimits.presentation, 'La demande', 'Dites ce que vous attendez de chacun.'),
	closesOn: dayField('Choisissez une date limite.'),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewCall, async (form, data) => {
			const organisations = data.getAll('structure').map(String);
			const id = await app.calls.openCall(viewer, params.id, { ...form, organisations });
			redirect(303, `/appels/${id}?ouvert`);
		}),
};
