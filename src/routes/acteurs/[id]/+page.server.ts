import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** One's own page can be seen with the eyes of others: `?vue=groupes`, `?vue=reseau`, `?vue=public`. */
const eyes = { groupes: 'groups', reseau: 'network', public: 'public' } as const;

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => {
	// A record that was made one with another answers at its old address (domain rule 8).
	const kept = await app.directory.keptActor(viewer, params.id);
	if (kept !== null) redirect(308, `/acteurs/${kept}`);
	const seen = url.searchParams.get('vue') ?? '';
	return {
		actor: await app.directory.actor(
			viewer,
			params.id,
			Object.hasOwn(eyes, seen) ? eyes[seen as keyof typeof eyes] : 'me',
		),
		done: url.searchParams.get('fait'),
	};
};

export const actions: Actions = {
	confirmer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.directory.confirmActor(viewer, params.id);
			redirect(303, `/acteurs/${params.id}?fait=confirmation`);
		}),
};
