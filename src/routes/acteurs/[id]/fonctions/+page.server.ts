import { fieldVisibilities } from '#domain/directory/policy.ts';
import { recordLimits } from '#domain/directory/record.ts';
import { oneLine } from '#domain/typed-text.ts';
import { dayField, optionalDay } from '#lib/forms/day-field.ts';
import { filledLine, line } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.directory.functions(viewer, params.id, oneLine(url.searchParams.get('structure') ?? ''))),
	done: url.searchParams.get('fait'),
});

const dated = {
	function: filledLine(recordLimits.function, 'La fonction', 'Écrivez ce que vous y faites.'),
	from: dayField('Depuis quand ?'),
	until: optionalDay,
	visibility: v.picklist(fieldVisibilities, 'Choisissez qui voit cette ligne.'),
};
const inOrder = ({ from, until }: { from: string; until: string | null }) => until === null || until >= from;
const early = 'La fin vient avant le début.';
const Changed = v.pipe(
	v.object({ id: v.string(), ...dated }),
	v.forward(
		v.check((dates) => inOrder(dates), early),
		['until'],
	),
);
const Added = v.pipe(
	v.object({
		organisation: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez une structure.')),
		collective: line(200, 'Le nom'),
		...dated,
	}),
	v.forward(
		v.check((dates) => inOrder(dates), early),
		['until'],
	),
);

export const actions: Actions = {
	ajouter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Added, async ({ organisation, collective, ...input }) => {
			const where =
				organisation === 'nouvelle' && collective !== '' ? { collective } : { organisationId: organisation };
			await app.directory.addFunction(viewer, params.id, where, input);
			redirect(303, `/acteurs/${params.id}/fonctions?fait=ajout`);
		}),
	changer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Changed, async ({ id, ...input }) => {
			await app.directory.changeFunction(viewer, params.id, id, input);
			redirect(303, `/acteurs/${params.id}/fonctions?fait=changement`);
		}),
	retirer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ id: v.string() }), async ({ id }) => {
			await app.directory.removeFunction(viewer, params.id, id);
			redirect(303, `/acteurs/${params.id}/fonctions?fait=retrait`);
		}),
};
