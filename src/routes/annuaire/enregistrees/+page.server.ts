import { alerts, longestSavedName } from '#domain/search/saved.ts';
import { filledLine } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const id = v.string();
const Name = v.object({ id, name: filledLine(longestSavedName, 'Le nom', 'Écrivez un nom.') });
const Choice = v.object({ id, alert: v.picklist(alerts) });
const One = v.object({ id });

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => ({
	...(await app.searches.list(viewer, url.searchParams.get('retiree') ?? undefined)),
	done: url.searchParams.get('fait'),
	removed: url.searchParams.get('retiree'),
});

const done = (what: string, one: string): never =>
	redirect(303, `/annuaire/enregistrees?fait=${what}#${one}`);

export const actions: Actions = {
	nommer: ({ request, locals: { app, viewer } }) =>
		submit(request, Name, async (input) => {
			await app.searches.rename(viewer, input.id, input.name);
			done('nommee', input.id);
		}),
	alerte: ({ request, locals: { app, viewer } }) =>
		submit(request, Choice, async (input) => {
			await app.searches.chooseAlert(viewer, input.id, input.alert);
			done('alerte', input.id);
		}),
	retirer: ({ request, locals: { app, viewer } }) =>
		submit(request, One, async (input) => {
			await app.searches.remove(viewer, input.id);
			redirect(303, `/annuaire/enregistrees?retiree=${input.id}`);
		}),
	remettre: ({ request, locals: { app, viewer } }) =>
		submit(request, One, async (input) => {
			await app.searches.putBack(viewer, input.id);
			done('remise', input.id);
		}),
};
