import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => ({
	group: await app.groups.group(viewer, params.id),
	polls: await app.polls.openIn(viewer, params.id),
	surveys: await app.surveys.openIn(viewer, params.id),
	calls: await app.calls.openIn(viewer, params.id),
	signedIn: viewer.kind === 'member',
	joined: url.searchParams.has('bienvenue'),
	opened: url.searchParams.has('ouvert'),
});

export const actions: Actions = {
	rejoindre: async ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({}), async () => {
			await app.groups.join(viewer, params.id);
			redirect(303, `/groupes/${params.id}?bienvenue`);
		}),
	quitter: async ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({ confirmation: v.optional(v.literal('oui')) }), async ({ confirmation }) => {
			await app.groups.leave(viewer, params.id, confirmation === 'oui');
			redirect(303, '/groupes?quitte');
		}),
};
