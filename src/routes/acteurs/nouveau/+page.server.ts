import { emailField } from '#domain/account/email.ts';
import { recordLimits } from '#domain/directory/record.ts';
import { oneLine } from '#domain/typed-text.ts';
import { dayField } from '#lib/forms/day-field.ts';
import { filledLine, line } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => ({
	...(await app.directory.newcomerForm(viewer, oneLine(url.searchParams.get('structure') ?? ''))),
	done: url.searchParams.has('fait'),
});

const Newcomer = v.object({
	organisation: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez une structure.')),
	collective: line(200, 'Le nom'),
	name: filledLine(recordLimits.name, 'Le nom', 'Écrivez le nom de la personne.'),
	email: emailField,
	function: filledLine(recordLimits.function, 'La fonction', 'Écrivez ce qu’elle y fait.'),
	from: dayField('Depuis quand ?'),
	source: filledLine(200, 'L’origine', 'Dites d’où vous le tenez : la personne le lira.'),
});

export const actions: Actions = {
	default: ({ request, locals: { app, viewer } }) =>
		submit(request, Newcomer, async ({ organisation, collective, ...newcomer }) => {
			const where =
				organisation === 'nouvelle' && collective !== '' ? { collective } : { organisationId: organisation };
			await app.directory.enterPerson(viewer, where, newcomer);
			redirect(303, '/acteurs/nouveau?fait');
		}),
};
