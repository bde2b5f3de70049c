import { submit } from '#lib/forms/form.ts';
import { isOneClick } from '#lib/forms/one-click.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too. Only the button stops the letters. */
export const load: PageServerLoad = async ({ params, locals: { app }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return app.searches.openStop(params.token);
};

export const actions: Actions = {
	default: ({ request, params, locals: { app } }) =>
		submit(request, v.object({}), async (_, data) => {
			await app.searches.stopByLink(params.token);
			if (!isOneClick(data)) redirect(303, `/annuaire/arret/${params.token}`);
		}),
};
