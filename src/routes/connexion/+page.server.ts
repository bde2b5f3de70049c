import { emailField } from '#domain/account/email.ts';
import { passwordField } from '#domain/account/password.ts';
import { safeReturn } from '#domain/account/return-to.ts';
import { submit } from '#lib/forms/form.ts';
import { keepSession } from '#lib/session/cookie.server.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const retour = v.optional(v.string());
const Link = v.object({ email: emailField, retour });
const Password = v.object({ email: emailField, password: passwordField, retour });
const Demonstration = v.object({ account: v.string(), retour });

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
	const returnTo = safeReturn(url.searchParams.get('retour'));
	if (viewer.kind === 'member') redirect(303, returnTo);
	return { returnTo, demonstration: await app.accounts.demonstrationAccounts() };
};

const browser = (request: Request) => request.headers.get('user-agent') ?? '';

export const actions: Actions = {
	lien: ({ request, locals: { app, address } }) =>
		submit(request, Link, async ({ email, retour }) => {
			await app.accounts.requestSignInLink({ email, returnTo: retour }, address);
			redirect(303, '/connexion/envoye');
		}),
	passe: (event) =>
		submit(event.request, Password, async ({ retour, ...input }) => {
			const { app, address } = event.locals;
			await keepSession(event, await app.accounts.signInWithPassword(input, address, browser(event.request)));
			redirect(303, safeReturn(retour));
		}),
	essai: (event) =>
		submit(event.request, Demonstration, async ({ account, retour }) => {
			await keepSession(
				event,
				await event.locals.app.accounts.signInAsDemonstration(account, browser(event.request)),
			);
			redirect(303, safeReturn(retour));
		}),
};
