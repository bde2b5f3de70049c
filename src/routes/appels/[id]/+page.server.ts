import { callLimits } from '#domain/call/call.ts';
import { oneLine } from '#domain/typed-text.ts';
import { presentLines, revision } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const dones = ['ouvert', 'ecrit', 'ajoutee', 'relance', 'clos'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const asked = oneLine(url.searchParams.get('structure') ?? '').slice(0, 100);
	const letters = url.searchParams.get('relance') ?? '';
	return {
		call: await app.calls.call(viewer, params.id, asked),
		asked,
		done: dones.find((one) => url.searchParams.has(one)) ?? null,
		letters: /^\d{1,4}$/.test(letters) ? Number(letters) : 0,
	};
};

const organisation = v.pipe(v.optional(v.string(), ''), v.maxLength(36));
const Contribution = v.object({
	organisation,
	words: presentLines(callLimits.words, 'Une contribution'),
	revision,
});

export const actions: Actions = {
	contribuer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Contribution, async ({ organisation, ...written }) => {
			await app.calls.contribute(viewer, params.id, { organisationId: organisation, ...written });
			redirect(303, `/appels/${params.id}?ecrit#s-${organisation}`);
		}),
	ajouter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ organisation }), async ({ organisation }) => {
			await app.calls.askOrganisation(viewer, params.id, organisation);
			redirect(303, `/appels/${params.id}?ajoutee`);
		}),
	relancer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			const letters = await app.calls.remindLate(viewer, params.id);
			redirect(303, `/appels/${params.id}?relance=${letters}`);
		}),
	clore: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			await app.calls.closeCall(viewer, params.id);
			redirect(303, `/appels/${params.id}?clos`);
		}),
	rassembler: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({}), async () => {
			redirect(303, `/documents/${await app.calls.compile(viewer, params.id)}/lecture`);
		}),
};
