import { oneLine } from '#domain/typed-text.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const q = oneLine(url.searchParams.get('q') ?? '').slice(0, 100);
	const form = await app.threads.managingForm(viewer, params.id, q);
	const { head } = await app.threads.thread(viewer, params.id);
	return { ...form, head, q };
};

const chosen = (missing: string) => v.pipe(v.optional(v.string(), ''), v.nonEmpty(missing), v.maxLength(60));

export const actions: Actions = {
	deplacer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ target: chosen('Choisissez un endroit.') }), async ({ target }) => {
			await app.threads.moveThread(viewer, params.id, target);
			redirect(303, `/fils/${params.id}?fait=deplace`);
		}),
	reunir: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ into: chosen('Choisissez un fil.') }), async ({ into }) => {
			await app.threads.mergeThread(viewer, params.id, into);
			redirect(303, `/fils/${into}?fait=reuni`);
		}),
};
