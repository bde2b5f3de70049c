import { longestMessage } from '#domain/directory/message.ts';
import { oneLine } from '#domain/typed-text.ts';
import { filledLines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	to: await app.directory.introductionForm(viewer, params.id, oneLine(url.searchParams.get('a') ?? '')),
});

const Introduction = v.object({
	other: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez une personne.')),
	text: filledLines(longestMessage, 'Le message', 'Dites-leur pourquoi vous les présentez.'),
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Introduction, async ({ other, text }) => {
			await app.directory.introduce(viewer, params.id, other, text);
			redirect(303, `/acteurs/${params.id}?fait=presentation`);
		}),
};
