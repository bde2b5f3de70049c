import { groupStates } from '#domain/group/group.ts';
import { handoverWords } from '#domain/group/life.ts';
import { oneLine } from '#domain/typed-text.ts';
import { lines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['etat', 'garde', 'propose', 'repris'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.groups.life(viewer, params.id, oneLine(url.searchParams.get('qui') ?? '').slice(0, 200))),
	done: dones.find((one) => one === url.searchParams.get('fait')) ?? null,
});

const Proposal = v.object({
	actor: v.pipe(
		v.optional(v.string(), ''),
		v.nonEmpty('Choisissez une personne du groupe.'),
		v.maxLength(36, 'Choisissez une personne du groupe.'),
	),
	after: v.picklist(['stays', 'leaves'], 'Dites si vous continuez d’animer.'),
	words: lines(handoverWords, 'Le message'),
});

export const actions: Actions = {
	etat: ({ request, params, locals: { app, viewer } }) =>
		submit(
			request,
			v.object({ state: v.picklist(groupStates, 'Choisissez ce que devient le groupe.') }),
			async ({ state }) => {
				await app.groups.setLife(viewer, params.id, state);
				redirect(303, `/groupes/${params.id}/vie?fait=etat`);
			},
		),
	garder: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.groups.keepAlive(viewer, params.id);
			redirect(303, `/groupes/${params.id}/vie?fait=garde`);
		}),
	passer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Proposal, async ({ actor, after, words }) => {
			const proposal = { actorId: actor, stays: after === 'stays', words };
			await app.groups.proposeAnimator(viewer, params.id, proposal);
			redirect(303, `/groupes/${params.id}/vie?fait=propose`);
		}),
	reprendre: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.groups.withdrawAnimator(viewer, params.id);
			redirect(303, `/groupes/${params.id}/vie?fait=repris`);
		}),
};
