import { line } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { keepSession } from '#lib/session/cookie.server.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too [I1]. */
export const load: PageServerLoad = async ({ params, url, locals: { app, viewer }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const isDeclined = url.searchParams.get('fait') === 'declinee';
	return { invitation: isDeclined ? null : await app.groups.openInvitation(viewer, params.token) };
};

export const actions: Actions = {
	accepter: (event) =>
		submit(event.request, v.object({ name: line(120, 'Le nom') }), async ({ name }) => {
			const { app, viewer, address } = event.locals;
			const userAgent = event.request.headers.get('user-agent') ?? '';
			const { groupId, session } = await app.groups.accept(
				viewer,
				event.params.token,
				{ name },
				{ userAgent, address },
			);
			if (session) await keepSession(event, session);
			// Who is new says who they are; who is known finds the group.
			const place = session ? `/groupes/${groupId}/bienvenue` : `/groupes/${groupId}?bienvenue`;
			redirect(
				303,
				session || viewer.kind === 'member' ? place : `/connexion?retour=${encodeURIComponent(place)}`,
			);
		}),
	decliner: ({ request, params, locals: { app } }) =>
		submit(request, v.object({}), async () => {
			await app.groups.decline(params.token);
			redirect(303, `/invitations/${params.token}?fait=declinee`);
		}),
};
