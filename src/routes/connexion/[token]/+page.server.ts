import { submit } from '#lib/forms/form.ts';
import { keepSession } from '#lib/session/cookie.server.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too. Only the form's button consumes it [I1]. */
export const load: PageServerLoad = async ({ params, locals: { app }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return await app.accounts.openSignInLink(params.token);
};

export const actions: Actions = {
	default: (event) =>
		submit(event.request, v.object({}), async () => {
			const { app, address } = event.locals;
			const userAgent = event.request.headers.get('user-agent') ?? '';
			const opened = await app.accounts.consumeSignInLink(event.params.token, userAgent, address);
			await keepSession(event, opened);
			redirect(303, opened.returnTo);
		}),
};
