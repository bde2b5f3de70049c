import { fieldVisibilities, type FieldVisibility } from '#domain/directory/policy.ts';
import { mostPlaces } from '#domain/directory/record.ts';
import { oneLine } from '#domain/typed-text.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	...(await app.directory.places(viewer, params.id, oneLine(url.searchParams.get('lieu') ?? ''))),
	done: url.searchParams.get('fait'),
});

const visibility = v.picklist(fieldVisibilities, 'Choisissez qui voit cette ligne.');
const Added = v.object({
	lieu: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez un lieu.')),
	visibility,
});
/** A visibility by territory; one that is ticked `retirer:` goes. */
const Kept = v.record(v.string(), v.string());
const goes = 'retirer:';

function keptPlaces(fields: Readonly<Record<string, string>>): Map<string, FieldVisibility> {
	return new Map(
		Object.entries(fields).flatMap(([id, value]) => {
			const seen = fieldVisibilities.find((one) => one === value);
			return seen ? [[id, seen] as const] : [];
		}),
	);
}

const gonePlaces = (fields: Readonly<Record<string, string>>): string[] =>
	Object.keys(fields)
		.flatMap((name) => (name.startsWith(goes) ? [name.slice(goes.length)] : []))
		.slice(0, mostPlaces);

export const actions: Actions = {
	ajouter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Added, async (input) => {
			await app.directory.addPlace(viewer, params.id, input.lieu, input.visibility);
			redirect(303, `/acteurs/${params.id}/territoires?fait=ajout`);
		}),
	enregistrer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Kept, async (fields) => {
			await app.directory.savePlaces(viewer, params.id, keptPlaces(fields), gonePlaces(fields));
			redirect(303, `/acteurs/${params.id}/territoires?fait=changement`);
		}),
};
