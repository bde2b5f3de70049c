import { submit } from '#lib/forms/form.ts';
import { isOneClick } from '#lib/forms/one-click.ts';
import { postFields } from '#lib/forms/thread.ts';
import { isHttpError, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['reponse', 'arret', 'suite'] as const;

/** Opening the link changes nothing: mail scanners open links too [I1]. */
export const load: PageServerLoad = async ({ params, url, request, locals: { app }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const reply = await app.threads.openReply(params.token).catch(async (thrown: unknown) => {
		if (!isHttpError(thrown, 410)) throw thrown;
		// What was typed meanwhile stays under the eyes of who typed it.
		if (request.method === 'POST') return null;
		// Of a member by e-mail the link lets them leave, for ever.
		if (await app.groups.isMailMembership(params.token)) redirect(303, `/par-courriel/${params.token}`);
		throw thrown;
	});
	return {
		reply,
		token: params.token,
		done: dones.find((one) => one === url.searchParams.get('fait')) ?? null,
	};
};

const nothing = v.object({});

export const actions: Actions = {
	repondre: ({ request, params, locals: { app, address } }) =>
		submit(request, postFields, async ({ body }) => {
			await app.threads.answerByLink(params.token, body, address);
			redirect(303, `/fils/repondre/${params.token}?fait=reponse`);
		}),
	arreter: ({ request, params, locals: { app } }) =>
		submit(request, nothing, async (_, data) => {
			await app.threads.stopByLink(params.token);
			if (!isOneClick(data)) redirect(303, `/fils/repondre/${params.token}?fait=arret`);
		}),
	suivre: ({ request, params, locals: { app } }) =>
		submit(request, nothing, async () => {
			await app.threads.followByLink(params.token);
			redirect(303, `/fils/repondre/${params.token}?fait=suite`);
		}),
};
