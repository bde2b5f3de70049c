import { templateLimits } from '#domain/document/template-limits.ts';
import { filledLine, line, lines, revision } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, viewer } }) =>
	app.templates.section(viewer, { groupId: params.id, id: params.modele }, params.clause);

const { question, questions, words, obligation, title, text } = templateLimits;

const Article = v.pipe(
	v.object({
		revision,
		title: filledLine(title, 'Le titre', 'Donnez un titre à l’article.'),
		words: lines(words, 'La consigne'),
		questions: v.pipe(
			lines(questions * (question + 1), 'La liste'),
			v.transform((typed) =>
				typed
					.split('\n')
					.map((one) => one.trim())
					.filter(Boolean),
			),
			v.maxLength(questions, `Il y a au plus ${questions} questions.`),
			v.check(
				(all) => all.every((one) => one.length <= question),
				`Une question a au plus ${question} caractères.`,
			),
		),
		mandatory: v.optional(v.literal('oui')),
		obligation: line(obligation, 'La source'),
		text: v.nullish(lines(text, 'Le texte'), null),
	}),
	v.forward(
		v.check(
			(article) => !article.mandatory || article.obligation !== '',
			'Dites d’où vient l’obligation : un texte, une décision du groupe, un usage.',
		),
		['obligation'],
	),
);

export const actions: Actions = {
	enregistrer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Article, async ({ revision, title, words, questions, mandatory, obligation, text }) => {
			await app.templates.changeSection(viewer, { groupId: params.id, id: params.modele }, params.clause, {
				revision,
				title,
				guidance: words === '' && questions.length === 0 ? null : { words, questions },
				obligation: mandatory ? obligation : null,
				text,
			});
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}#articles`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ revision }), async ({ revision }) => {
			const address = { groupId: params.id, id: params.modele };
			await app.templates.removeSection(viewer, address, params.clause, revision);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}#articles`);
		}),
};
