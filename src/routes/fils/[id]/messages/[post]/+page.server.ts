import { threadLimits } from '#domain/thread/thread.ts';
import { filledLines, line } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { askWho, chosenIn, postFields } from '#lib/forms/thread.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) =>
	app.threads.post(viewer, params.id, params.post);

const Edited = v.object({ ...postFields.entries, title: line(threadLimits.title, 'Le titre') });
const Reason = v.object({
	reason: filledLines(threadLimits.reason, 'La raison', 'Dites pourquoi, en une phrase.'),
});
const nothing = v.object({});

export const actions: Actions = {
	modifier: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Edited, async (input, data) => {
			const { ambiguous } = await app.threads.editPost(viewer, params.id, params.post, {
				...input,
				chosen: chosenIn(data),
				without: data
					.getAll('sans')
					.filter((one) => typeof one === 'string')
					.slice(0, 20),
			});
			if (ambiguous.length > 0) return askWho(ambiguous, input);
			redirect(303, `/fils/${params.id}?fait=modifie#message-${params.post}`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.withdrawPost(viewer, params.id, params.post);
			redirect(303, `/fils/${params.id}?fait=retire`);
		}),
	signaler: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Reason, async ({ reason }) => {
			await app.threads.reportPost(viewer, params.id, params.post, reason);
			redirect(303, `/fils/${params.id}?fait=signale`);
		}),
	masquer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Reason, async ({ reason }) => {
			await app.threads.hidePost(viewer, params.id, params.post, reason);
			redirect(303, `/fils/${params.id}?fait=masque`);
		}),
	retablir: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.hidePost(viewer, params.id, params.post, null);
			redirect(303, `/fils/${params.id}?fait=retabli`);
		}),
	classer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.settleReports(viewer, params.id, params.post);
			redirect(303, `/fils/${params.id}/messages/${params.post}`);
		}),
};
