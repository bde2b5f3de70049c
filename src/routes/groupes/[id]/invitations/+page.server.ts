import { inviteeFileBytes } from '#domain/group/import/invitee-file.ts';
import { joinWords } from '#domain/group/join-request.ts';
import { invitedRoles } from '#domain/group/invitation.ts';
import { lines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['relancee', 'retiree', 'acceptee', 'refusee'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.groups.invitations(viewer, params.id)),
	done: dones.find((one) => one === url.searchParams.get('fait')) ?? null,
});

const Inviting = v.object({
	// As it was pasted: lines are told apart where they are read.
	people: v.pipe(
		v.optional(v.string(), ''),
		v.maxLength(100_000, 'Cette liste est trop longue pour partir d’un coup : collez-la en plusieurs fois.'),
	),
	words: lines(600, 'Le message'),
	role: v.fallback(v.picklist([...invitedRoles, 'mail']), 'member'),
});
const One = v.object({ id: v.pipe(v.string(), v.maxLength(36)) });
const Refusal = v.object({ ...One.entries, reason: lines(joinWords, 'La raison') });

/** The file that was chosen, if one was; longer ones are refused unread. */
async function chosenFile(data: FormData): Promise<{ file?: Uint8Array }> {
	const file = data.get('fichier');
	if (!(file instanceof File) || file.size === 0) return {};
	return { file: new Uint8Array(await file.slice(0, inviteeFileBytes + 1).arrayBuffer()) };
}

export const actions: Actions = {
	inviter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Inviting, async (input, data) => ({
			report: await app.groups.invite(viewer, params.id, {
				...{ people: input.people, words: input.words, byMail: input.role === 'mail' },
				role: input.role === 'mail' ? 'member' : input.role,
				...(await chosenFile(data)),
			}),
			values: { words: input.words, role: input.role },
		})),
	relancer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, One, async ({ id }) => {
			await app.groups.resend(viewer, params.id, id);
			redirect(303, `/groupes/${params.id}/invitations?fait=relancee`);
		}),
	accepter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, One, async ({ id }) => {
			await app.groups.acceptRequest(viewer, params.id, id);
			redirect(303, `/groupes/${params.id}/invitations?fait=acceptee`);
		}),
	refuser: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Refusal, async ({ id, reason }) => {
			await app.groups.refuseRequest(viewer, params.id, id, reason);
			redirect(303, `/groupes/${params.id}/invitations?fait=refusee`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, One, async ({ id }) => {
			await app.groups.revoke(viewer, params.id, id);
			redirect(303, `/groupes/${params.id}/invitations?fait=retiree`);
		}),
};
