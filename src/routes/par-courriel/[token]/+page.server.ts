import { submit } from '#lib/forms/form.ts';
import { isOneClick } from '#lib/forms/one-click.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too [I1]. */
export const load: PageServerLoad = async ({ params, locals: { app }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { membership: await app.groups.openMailMembership(params.token), token: params.token };
};

export const actions: Actions = {
	default: ({ request, params, locals: { app } }) =>
		submit(request, v.object({}), async (_, data) => {
			await app.groups.leaveByMail(params.token);
			if (!isOneClick(data)) redirect(303, `/par-courriel/${params.token}`);
		}),
};
