import { submit } from '#lib/forms/form.ts';
import { isOneClick } from '#lib/forms/one-click.ts';
import { postFields } from '#lib/forms/thread.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['reponse', 'arret'] as const;

/** Opening the link changes nothing: mail scanners open links too [I1]. */
export const load: PageServerLoad = async ({ params, url, locals: { app }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return {
		...(await app.threads.openReply(params.token)),
		done: dones.find((one) => one === url.searchParams.get('fait')) ?? null,
	};
};

export const actions: Actions = {
	repondre: ({ request, params, locals: { app, address } }) =>
		submit(request, postFields, async ({ body }) => {
			await app.threads.answerByLink(params.token, body, address);
			redirect(303, `/fils/repondre/${params.token}?fait=reponse`);
		}),
	arreter: ({ request, params, locals: { app } }) =>
		submit(request, v.object({}), async (_, data) => {
			await app.threads.stopByLink(params.token);
			if (!isOneClick(data)) redirect(303, `/fils/repondre/${params.token}?fait=arret`);
		}),
};
