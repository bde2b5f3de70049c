import { newPasswordField } from '#domain/account/password.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const current = v.optional(
	v.pipe(v.string(), v.maxLength(1000, 'Ce mot de passe est trop long.'), v.normalize('NFKC')),
);
const NewPassword = v.object({ current, password: newPasswordField });
const NoPassword = v.object({ current: v.pipe(v.string(), v.maxLength(1000), v.normalize('NFKC')) });

export const load: PageServerLoad = async ({ locals: { app, viewer, sessionId }, url }) => ({
	...(await app.accounts.account(viewer, sessionId)),
	done: url.searchParams.get('fait'),
});

export const actions: Actions = {
	terminer: ({ request, locals: { app, viewer } }) =>
		submit(request, v.object({ session: v.string() }), async ({ session }) => {
			await app.accounts.endSession(viewer, session);
			redirect(303, '/compte?fait=session');
		}),
	'terminer-autres': ({ request, locals: { app, viewer, sessionId } }) =>
		submit(request, v.object({}), async () => {
			await app.accounts.endOtherSessions(viewer, sessionId);
			redirect(303, '/compte?fait=sessions');
		}),
	passe: ({ request, locals: { app, viewer, sessionId } }) =>
		submit(request, NewPassword, async (input) => {
			await app.accounts.setPassword(viewer, input, sessionId);
			redirect(303, '/compte?fait=passe');
		}),
	'sans-passe': ({ request, locals: { app, viewer, sessionId } }) =>
		submit(request, NoPassword, async (input) => {
			await app.accounts.removePassword(viewer, input, sessionId);
			redirect(303, '/compte?fait=sans-passe');
		}),
};
