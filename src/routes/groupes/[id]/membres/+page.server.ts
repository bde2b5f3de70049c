import { colleges } from '#domain/group/college.ts';
import { membershipRoles } from '#domain/group/group.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const actor = v.pipe(v.string(), v.maxLength(36));
const dones = ['role', 'retire', 'courriel', 'college'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.groups.members(viewer, params.id)),
	done: dones.find((one) => one === url.searchParams.get('fait')) ?? null,
});

export const actions: Actions = {
	role: ({ request, params, locals: { app, viewer } }) =>
		submit(
			request,
			v.object({ actor, role: v.picklist(membershipRoles, 'Choisissez un rôle.') }),
			async ({ actor, role }) => {
				await app.groups.setRole(viewer, params.id, actor, role);
				redirect(303, `/groupes/${params.id}/membres?fait=role`);
			},
		),
	college: ({ request, params, locals: { app, viewer } }) =>
		submit(
			request,
			v.object({ actor, college: v.picklist([...colleges, ''], 'Choisissez un collège.') }),
			async ({ actor, college }) => {
				await app.groups.setCollege(viewer, params.id, actor, college === '' ? null : college);
				redirect(303, `/groupes/${params.id}/membres?fait=college`);
			},
		),
	'retirer-courriel': ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id: actor }), async ({ id }) => {
			await app.groups.removeMailMember(viewer, params.id, id);
			redirect(303, `/groupes/${params.id}/membres?fait=courriel`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ actor }), async ({ actor }) => {
			await app.groups.removeMember(viewer, params.id, actor);
			redirect(303, `/groupes/${params.id}/membres?fait=retire`);
		}),
};
