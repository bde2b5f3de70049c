import { isDay } from '#domain/french/day.ts';
import { invitedRoles } from '#domain/group/invitation.ts';
import { linkLimits } from '#domain/group/join-link.ts';
import { filledLine } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.groups.links(viewer, params.id)),
	closed: url.searchParams.has('ferme'),
});

const places = `De 1 à ${linkLimits.places} places.`;
const NewLink = v.object({
	label: filledLine(linkLimits.label, 'Le nom', 'Dites pour quelle rencontre.'),
	role: v.fallback(v.picklist(invitedRoles), 'member'),
	places: v.pipe(
		v.optional(v.string(), ''),
		v.regex(/^\d{1,3}$/, places),
		v.transform(Number),
		v.minValue(1, places),
		v.maxValue(linkLimits.places, places),
	),
	until: v.pipe(v.optional(v.string(), ''), v.check(isDay, 'Choisissez le dernier jour.')),
});

export const actions: Actions = {
	creer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, NewLink, async (link) => ({
			link: await app.groups.makeLink(viewer, params.id, link),
			label: link.label,
		})),
	fermer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id: v.pipe(v.string(), v.maxLength(36)) }), async ({ id }) => {
			await app.groups.closeLink(viewer, params.id, id);
			redirect(303, `/groupes/${params.id}/liens?ferme`);
		}),
};
