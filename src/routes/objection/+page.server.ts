import { emailField } from '#domain/account/email.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ isSent: url.searchParams.get('fait') === 'envoye' });

export const actions: Actions = {
	default: ({ request, locals: { app, address } }) =>
		submit(request, v.object({ email: emailField }), async ({ email }) => {
			await app.directory.requestObjection(email, address);
			redirect(303, '/objection?fait=envoye');
		}),
};
