import { fieldVisibilities } from '#domain/directory/policy.ts';
import { recordLimits } from '#domain/directory/record.ts';
import { fold } from '#domain/search/fold.ts';
import { line } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	arrival: await app.groups.arrival(viewer, params.id),
});

const chosen = v.pipe(v.optional(v.string(), ''), v.maxLength(200));
const Said = v.object({
	function: line(recordLimits.function, 'La fonction'),
	structure: line(200, 'Le nom de la structure'),
	place: line(100, 'Le lieu'),
	visibility: v.picklist(fieldVisibilities, 'Choisissez qui verra ces lignes.'),
	// What was chosen among those of a name, and of which name.
	...{ organisation: chosen, collective: chosen, lieu: chosen, named: chosen },
});

/** Places among which one chooses. */
const mostPlaces = 6;

interface Named {
	readonly id: string;
	readonly name: string;
	readonly context: string;
}

/** The one that these words can only mean. */
function meant(found: readonly Named[], words: string): string | undefined {
	const same = found.filter(({ name }) => fold(name) === fold(words));
	return same.length === 1 ? same[0]?.id : undefined;
}

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Said, async (said) => {
			const { structure, place, visibility } = said;
			const { actorId, today } = await app.groups.arrival(viewer, params.id);
			const ask = (issues: Record<string, string>, among: object = {}) =>
				fail(409, { values: { ...said } as Record<string, string>, issues, message: '', ...among });
			if ((said.function === '') !== (structure === ''))
				return ask(
					said.function === ''
						? { function: 'Dites ce que vous y faites.' }
						: { structure: 'Dites dans quelle structure : une association, un service, un collectif…' },
				);
			const [organisations, places] = await Promise.all([
				structure === ''
					? []
					: app.directory.functions(viewer, actorId, structure).then(({ found }) => found),
				place === ''
					? []
					: app.directory.places(viewer, actorId, place).then(({ found }) => found.slice(0, mostPlaces)),
			]);
			const where = said.collective === structure ? said.organisation : meant(organisations, structure);
			// Chosen among those of this name: one of them, or none.
			const there = said.named === place ? said.lieu : meant(places, place);
			const isPlaceKnown = place === '' || places.length > 0;
			if ((structure !== '' && !where) || (place !== '' && there === undefined))
				return ask(
					isPlaceKnown ? {} : { place: 'Aucun lieu de ce nom. Essayez la commune, ou le département.' },
					{
						organisations: structure !== '' && !where ? organisations : null,
						places: there !== undefined || !isPlaceKnown ? [] : places,
					},
				);
			if (structure !== '' && where) {
				const target = where === 'nouvelle' ? { collective: structure } : { organisationId: where };
				const input = { function: said.function, from: today, until: null, visibility };
				await app.directory.addFunction(viewer, actorId, target, input);
			}
			if (there) await app.directory.addPlace(viewer, actorId, there, visibility);
			redirect(303, `/groupes/${params.id}?bienvenue`);
		}),
};
