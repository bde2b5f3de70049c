import { pollKinds, pollLimits } from '#domain/poll/poll.ts';
import { mostSlots } from '#domain/poll/slot.ts';
import { isTimeZone, paris } from '#domain/territory/time-zone.ts';
import { filledLine, lines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.polls.beginPoll(viewer, params.id)),
	kind: pollKinds.find((kind) => kind === url.searchParams.get('forme')) ?? null,
});

const typed = v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(10));
const NewPoll = v.object({
	id: v.pipe(v.optional(v.string(), ''), v.maxLength(36)),
	kind: v.picklist(pollKinds, 'Choisissez ce que l’on demande.'),
	title: filledLine(pollLimits.title, 'La question', 'Écrivez la question.'),
	presentation: lines(pollLimits.presentation, 'Ce texte'),
	secrecy: v.fallback(v.picklist(['named', 'anonymous']), 'named'),
	several: v.optional(v.literal('oui')),
	options: v.pipe(v.optional(v.string(), ''), v.maxLength(10_000, 'Ces propositions sont trop longues.')),
	minutes: v.pipe(v.optional(v.string(), ''), v.transform(Number)),
	zone: v.fallback(
		v.custom<typeof paris>((zone) => typeof zone === 'string' && isTimeZone(zone)),
		paris,
	),
	closesOn: typed,
	closesTime: typed,
});

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewPoll, async ({ secrecy, several, ...input }, data) => {
			const field = (name: string) => String(data.get(name) ?? '').trim();
			const slots = Array.from({ length: mostSlots }, (_, at) => ({
				day: field(`jour-${at}`),
				time: field(`heure-${at}`),
			}));
			const asked = { ...input, slots, anonymous: secrecy === 'anonymous', several: several === 'oui' };
			const id = await app.polls.openPoll(viewer, params.id, asked);
			redirect(303, `/sondages/${id}?ouvert`);
		}),
};
