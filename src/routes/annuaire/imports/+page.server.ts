import { importKinds } from '#domain/import/kinds.ts';
import { filledLine } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, viewer } }) => app.imports.list(viewer);

const Brought = v.object({
	kind: v.picklist(importKinds, 'Dites ce que contient le fichier.'),
	source: filledLine(200, 'L’origine', 'Dites d’où vient ce fichier : chaque fiche le dira.'),
});

export const actions: Actions = {
	default: ({ request, locals: { app, viewer } }) => {
		// Before the bytes are read.
		app.imports.mayBegin(viewer);
		return submit(request, Brought, async ({ kind, source }, data) => {
			const file = data.get('fichier');
			const isFile = file instanceof File;
			const id = await app.imports.bring(viewer, {
				...{ kind, source, name: isFile ? file.name : '' },
				bytes: isFile ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
			});
			redirect(303, `/annuaire/imports/${id}`);
		});
	},
};
