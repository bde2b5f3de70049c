import { eyes, eyesWords } from '#domain/group/eyes.ts';
import { joinWords } from '#domain/group/join-request.ts';
import { lines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { id }, url }) => {
	const asked = eyes.find((one) => eyesWords[one].key === url.searchParams.get('comme')) ?? null;
	// Whoever looks with the eyes of another reads all of it with them.
	const { looker, as } = await app.groups.lookAs(viewer, id, asked);
	return {
		group: await app.groups.group(looker, id),
		questions: await app.threads.ofGroup(looker, id),
		polls: await app.polls.openIn(looker, id),
		surveys: await app.surveys.openIn(looker, id),
		calls: await app.calls.openIn(looker, id),
		resources: await app.resources.latest(looker, id),
		about: await app.groups.presentation(looker, id),
		// What one missed is one’s own.
		since: as === null ? await app.groups.since(viewer, id) : null,
		eyes: as === null ? await app.groups.eyes(viewer, id) : [],
		as,
		signedIn: looker.kind === 'member',
		joined: url.searchParams.has('bienvenue'),
		opened: url.searchParams.has('ouvert'),
	};
};

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
