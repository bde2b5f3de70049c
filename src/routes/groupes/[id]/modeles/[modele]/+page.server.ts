import { documentKinds } from '#domain/document/document.ts';
import { isClause } from '#domain/document/section.ts';
import { templateLimits } from '#domain/document/template-limits.ts';
import { filledLine, line, revision } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.templates.open(viewer, { groupId: params.id, id: params.modele })),
	published: url.searchParams.has('publie'),
});

const Head = v.object({
	revision,
	name: filledLine(templateLimits.name, 'Le nom', 'Donnez un nom au modèle.'),
	purpose: line(templateLimits.purpose, 'L’usage'),
	title: line(templateLimits.title, 'Le titre proposé'),
	kind: v.picklist(documentKinds, 'Choisissez une sorte de document.'),
});
const NewSection = v.object({
	revision,
	title: filledLine(templateLimits.title, 'Le titre', 'Donnez un titre à l’article.'),
});
const Move = v.object({
	revision,
	clause: v.pipe(
		v.optional(v.string(), ''),
		v.check((value) => isClause(value), 'Cet article n’existe pas dans le modèle.'),
	),
	by: v.picklist(['-1', '1']),
});

export const actions: Actions = {
	nommer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Head, async (head) => {
			await app.templates.rename(viewer, { groupId: params.id, id: params.modele }, head);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}`);
		}),
	ajouter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewSection, async (section) => {
			const address = { groupId: params.id, id: params.modele };
			const clause = await app.templates.addSection(viewer, address, section);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}/articles/${clause}`);
		}),
	deplacer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Move, async ({ revision, clause, by }) => {
			const address = { groupId: params.id, id: params.modele };
			await app.templates.moveSection(viewer, address, clause, revision, by === '1' ? 1 : -1);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}#articles`);
		}),
	publier: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ revision }), async ({ revision }) => {
			await app.templates.publish(viewer, { groupId: params.id, id: params.modele }, revision);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}?publie`);
		}),
	archiver: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.templates.archive(viewer, { groupId: params.id, id: params.modele }, true);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}`);
		}),
	restaurer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.templates.archive(viewer, { groupId: params.id, id: params.modele }, false);
			redirect(303, `/groupes/${params.id}/modeles/${params.modele}`);
		}),
};
