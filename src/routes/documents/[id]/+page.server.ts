import { isClause } from '#domain/document/section.ts';
import { programmeViews, textView } from '#lib/programme/views.ts';
import { seatNames } from '#domain/document/references.ts';
import { submit } from '#lib/forms/form.ts';
import { printText } from '#lib/reading/print-text.server.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const view = await app.documents.open(viewer, params.id);
	// Who may not write reads: another page, without script.
	if (!view.me || !view.abilities['document.write']) redirect(303, `/documents/${params.id}/lecture`);
	const clauses = await app.clauses.view(viewer, params.id);
	const current = url.searchParams.get('vue') ?? programmeViews[0]?.key ?? textView;
	const { document, ...around } = view;
	const names = { ...seatNames(view.partyNames), ...view.names };
	// The rows of a programme come with the socket; its text where one looks at it.
	const isText = view.head.kind !== 'programme' || current === textView;
	const sections = (isText ? document.sections : []).map(({ content, ...section }) => ({
		...section,
		printed: printText(content, names),
	}));
	return { ...around, sections, me: view.me, clauses, current, shell: 'document' as const };
};

const Clause = v.object({
	clause: v.pipe(
		v.optional(v.string(), ''),
		v.check((value) => isClause(value), 'Cet article n’existe pas dans le modèle.'),
	),
});

export const actions: Actions = {
	rename: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ title: v.optional(v.string(), '') }), async ({ title }) => {
			await app.documents.rename(viewer, params.id, title);
			redirect(303, `/documents/${params.id}`);
		}),
	ajouter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Clause, async ({ clause }) => {
			await app.clauses.take(viewer, params.id, clause);
		}),
	ecarter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Clause, async ({ clause }) => {
			await app.clauses.dismiss(viewer, params.id, clause);
		}),
};
