import { objectionEnds } from '#domain/poll/outcome.ts';
import { pollLimits } from '#domain/poll/poll.ts';
import { isTimeZone } from '#domain/territory/time-zone.ts';
import { sentBallot } from '#lib/forms/ballot.ts';
import { dayField } from '#lib/forms/day-field.ts';
import { filledLines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['ouvert', 'vote', 'clos', 'issue'] as const;

/** What this browser keeps of the ballot of who is signed in, by which alone they change it. */
const kept = ({ cookies, params, locals: { app, viewer } }: RequestEvent<{ id: string }>) =>
	cookies.get(app.polls.ballotCookie(viewer, params.id)) ?? null;

export const load: PageServerLoad = async (event) => {
	const { params, url, locals } = event;
	const token = kept(event);
	const poll = await locals.app.polls.poll(locals.viewer, params.id, token);
	const asked = url.searchParams.get('fuseau') ?? poll.zone;
	return {
		poll,
		/** Goes with the form of an anonymous poll, so that a ballot sent twice is one. */
		token: poll.anonymous ? (token ?? locals.app.polls.newBallotToken()) : '',
		zone: isTimeZone(asked) ? asked : poll.zone,
		done: dones.find((one) => url.searchParams.has(one)) ?? null,
	};
};

const Vote = v.object({
	token: v.pipe(v.optional(v.string(), ''), v.maxLength(43)),
	fuseau: v.optional(v.string(), ''),
});
const Outcome = v.object({
	outcome: filledLines(pollLimits.outcome, 'L’issue', 'Écrivez ce qui est décidé, en une phrase au moins.'),
	reviewOn: dayField('Choisissez le jour où le groupe y revient.'),
});

export const actions: Actions = {
	voter: (event) =>
		submit(event.request, Vote, async ({ token, fuseau }, data) => {
			const { params, url, cookies, locals } = event;
			await locals.app.polls.vote(locals.viewer, params.id, sentBallot(data), token);
			if (token !== '')
				cookies.set(locals.app.polls.ballotCookie(locals.viewer, params.id), token, {
					...{ path: `/sondages/${params.id}`, httpOnly: true, sameSite: 'lax' },
					...{ secure: url.protocol === 'https:', maxAge: 180 * 86_400 },
				});
			const zone = isTimeZone(fuseau) ? `&fuseau=${encodeURIComponent(fuseau)}` : '';
			redirect(303, `/sondages/${params.id}?vote${zone}`);
		}),
	clore: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.polls.closePoll(viewer, params.id);
			redirect(303, `/sondages/${params.id}?clos`);
		}),
	conclure: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Outcome, async (said, data) => {
			const keys = [...data.keys()].filter((name) => name.startsWith('suite-')).map((name) => name.slice(6));
			const of = (key: string) => ({
				end: objectionEnds.find((end) => end === data.get(`suite-${key}`)) ?? '',
				words: String(data.get(`mots-${key}`) ?? ''),
			});
			const treatments = Object.fromEntries(keys.map((key) => [key, of(key)]));
			await app.polls.conclude(viewer, params.id, { ...said, treatments });
			redirect(303, `/sondages/${params.id}?issue`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			const groupId = await app.polls.withdrawPoll(viewer, params.id);
			redirect(303, `/groupes/${groupId}/sondages?retire`);
		}),
};
