import { colleges } from '#domain/group/college.ts';
import { membershipRoles } from '#domain/group/group.ts';
import { pageNumber } from '#domain/page.ts';
import { oneLine } from '#domain/typed-text.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const actor = v.pipe(v.string(), v.maxLength(36));
const dones = ['role', 'retire', 'courriel', 'college'] as const;

/** The same page of the same search, after a change. */
function back(id: string, done: (typeof dones)[number], data: FormData): never {
	const asked = data.get('q');
	const q = typeof asked === 'string' ? oneLine(asked).slice(0, 200) : '';
	const page = pageNumber(Number(data.get('page')));
	const where = { fait: done, ...(q ? { q } : {}), ...(page > 1 ? { page: String(page) } : {}) };
	redirect(303, `/groupes/${id}/membres?${new URLSearchParams(where)}`);
}

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.groups.members(
		viewer,
		params.id,
		oneLine(url.searchParams.get('q') ?? '').slice(0, 200),
		Number(url.searchParams.get('page')),
	)),
	done: dones.find((one) => one === url.searchParams.get('fait')) ?? null,
});

export const actions: Actions = {
	role: ({ request, params, locals: { app, viewer } }) =>
		submit(
			request,
			v.object({ actor, role: v.picklist(membershipRoles, 'Choisissez un rôle.') }),
			async ({ actor, role }, data) => {
				await app.groups.setRole(viewer, params.id, actor, role);
				back(params.id, 'role', data);
			},
		),
	college: ({ request, params, locals: { app, viewer } }) =>
		submit(
			request,
			v.object({ actor, college: v.picklist([...colleges, ''], 'Choisissez un collège.') }),
			async ({ actor, college }, data) => {
				await app.groups.setCollege(viewer, params.id, actor, college === '' ? null : college);
				back(params.id, 'college', data);
			},
		),
	'retirer-courriel': ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id: actor }), async ({ id }, data) => {
			await app.groups.removeMailMember(viewer, params.id, id);
			back(params.id, 'courriel', data);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ actor }), async ({ actor }, data) => {
			await app.groups.removeMember(viewer, params.id, actor);
			back(params.id, 'retire', data);
		}),
};
