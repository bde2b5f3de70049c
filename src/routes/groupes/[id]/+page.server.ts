import { joinWords } from '#domain/group/join-request.ts';
import { lines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => ({
	group: await app.groups.group(viewer, params.id),
	questions: await app.threads.ofGroup(viewer, params.id),
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
	demander: ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({ words: lines(joinWords, 'Le message') }), async ({ words }) => {
			const isIn = await app.groups.ask(viewer, params.id, words);
			redirect(303, `/groupes/${params.id}${isIn ? '?bienvenue' : '#place'}`);
		}),
	'retirer-demande': ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({}), async () => {
			await app.groups.withdrawRequest(viewer, params.id);
			redirect(303, `/groupes/${params.id}#place`);
		}),
	reveiller: ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({}), async () => {
			await app.groups.setLife(viewer, params.id, 'active');
			redirect(303, `/groupes/${params.id}`);
		}),
	animer: ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({}), async () => {
			await app.groups.acceptAnimation(viewer, params.id);
			redirect(303, `/groupes/${params.id}/membres`);
		}),
	decliner: ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({}), async () => {
			await app.groups.declineAnimation(viewer, params.id);
			redirect(303, `/groupes/${params.id}`);
		}),
	reprendre: ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({}), async () => {
			await app.groups.takeOver(viewer, params.id);
			redirect(303, `/groupes/${params.id}/membres`);
		}),
	quitter: async ({ request, locals: { app, viewer }, params }) =>
		submit(request, v.object({ confirmation: v.optional(v.literal('oui')) }), async ({ confirmation }) => {
			await app.groups.leave(viewer, params.id, confirmation === 'oui');
			redirect(303, '/groupes?quitte');
		}),
};
