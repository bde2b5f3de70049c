import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app } }) => ({
	survey: await app.surveys.surveyForm(params.token),
	isDone: url.searchParams.has('merci'),
});

const Answer = v.object({ reponse: v.pipe(v.optional(v.string(), ''), v.maxLength(36)) });

export const actions: Actions = {
	default: ({ request, params, locals: { app, address } }) =>
		submit(request, Answer, async ({ reponse }, data) => {
			const sent = (id: string) => data.getAll(`q-${id}`).map(String);
			await app.surveys.answer(params.token, reponse, sent, address);
			redirect(303, `/enquetes/${params.token}?merci`);
		}),
};
