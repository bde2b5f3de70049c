import { emailField } from '#domain/account/email.ts';
import { line } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too [I1]. */
export const load: PageServerLoad = async ({ params, url, locals: { app, viewer }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const isSent = url.searchParams.has('envoye');
	return { link: isSent ? null : await app.groups.openJoinLink(viewer, params.token) };
};

const Newcomer = v.object({ email: emailField, name: line(120, 'Le nom') });

export const actions: Actions = {
	entrer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			redirect(303, `/groupes/${await app.groups.joinByLink(viewer, params.token)}?bienvenue`);
		}),
	lettre: ({ request, params, locals: { app, address } }) =>
		submit(request, Newcomer, async (newcomer) => {
			await app.groups.askByLink(params.token, newcomer, address);
			redirect(303, `/rejoindre/${params.token}?envoye`);
		}),
};
