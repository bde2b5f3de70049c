import { surveyLimits } from '#domain/survey/survey.ts';
import { dayField } from '#lib/forms/day-field.ts';
import { filledLine, lines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) =>
	app.surveys.beginSurvey(viewer, params.id);

const NewSurvey = v.object({
	id: v.pipe(v.optional(v.string(), ''), v.maxLength(36)),
	title: filledLine(surveyLimits.title, 'Le titre', 'Donnez un titre.'),
	presentation: lines(surveyLimits.presentation, 'La présentation'),
	closesOn: dayField('Choisissez un dernier jour.'),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewSurvey, async (form) => {
			const id = await app.surveys.createSurvey(viewer, params.id, form);
			redirect(303, `/groupes/${params.id}/enquetes/${id}`);
		}),
};
