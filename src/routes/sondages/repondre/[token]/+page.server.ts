import { isTimeZone } from '#domain/territory/time-zone.ts';
import { sentBallot } from '#lib/forms/ballot.ts';
import { submit } from '#lib/forms/form.ts';
import { isHttpError, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link changes nothing: mail scanners open links too [I1]. */
export const load: PageServerLoad = async ({ params, url, request, locals: { app }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const poll = await app.polls.openVote(params.token).catch(async (thrown: unknown) => {
		// The same link lets them leave the group, for ever.
		if (isHttpError(thrown, 410) && request.method === 'GET')
			if (await app.groups.isMailMembership(params.token)) redirect(303, `/par-courriel/${params.token}`);
		throw thrown;
	});
	const asked = url.searchParams.get('fuseau') ?? poll.zone;
	return {
		poll,
		token: params.token,
		zone: isTimeZone(asked) ? asked : poll.zone,
		done: url.searchParams.has('vote'),
	};
};

export const actions: Actions = {
	voter: ({ request, params, locals: { app, address } }) =>
		submit(request, v.object({ fuseau: v.optional(v.string(), '') }), async ({ fuseau }, data) => {
			await app.polls.voteByLink(params.token, sentBallot(data), address);
			const zone = isTimeZone(fuseau) ? `&fuseau=${encodeURIComponent(fuseau)}` : '';
			redirect(303, `/sondages/repondre/${params.token}?vote${zone}`);
		}),
};
