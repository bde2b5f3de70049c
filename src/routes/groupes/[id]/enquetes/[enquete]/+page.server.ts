import { questionKinds } from '#domain/survey/survey.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const addressOf = ({ params }: { params: { id: string; enquete: string } }) => ({
	groupId: params.id,
	id: params.enquete,
});

export const load: PageServerLoad = async (event) => ({
	survey: await event.locals.app.surveys.survey(event.locals.viewer, addressOf(event)),
});

const typed = v.pipe(v.optional(v.string(), ''), v.maxLength(10_000));
const Asked = v.object({
	kind: v.picklist(questionKinds, 'Choisissez une forme de réponse.'),
	label: typed,
	options: typed,
	required: v.optional(v.literal('oui')),
});
const One = v.object({ question: v.pipe(v.optional(v.string(), ''), v.maxLength(36)) });

/** One act on this survey, after which its page is shown again. */
const act = <S extends v.GenericSchema>(
	event: RequestEvent<{ id: string; enquete: string }>,
	schema: S,
	work: (input: v.InferOutput<S>) => Promise<void>,
) =>
	submit(event.request, schema, async (input) => {
		await work(input);
		redirect(303, event.url.pathname);
	});

export const actions: Actions = {
	ajouter: (event) =>
		act(event, Asked, ({ required, ...asked }) => {
			const question = { ...asked, required: required === 'oui' };
			return event.locals.app.surveys.addQuestion(event.locals.viewer, addressOf(event), question);
		}),
	retirer: (event) =>
		act(event, One, ({ question }) =>
			event.locals.app.surveys.removeQuestion(event.locals.viewer, addressOf(event), question),
		),
	monter: (event) =>
		act(event, One, ({ question }) =>
			event.locals.app.surveys.raiseQuestion(event.locals.viewer, addressOf(event), question),
		),
	ouvrir: (event) =>
		act(event, v.object({}), () =>
			event.locals.app.surveys.openSurvey(event.locals.viewer, addressOf(event)),
		),
	clore: (event) =>
		act(event, v.object({}), () =>
			event.locals.app.surveys.closeSurvey(event.locals.viewer, addressOf(event)),
		),
};
