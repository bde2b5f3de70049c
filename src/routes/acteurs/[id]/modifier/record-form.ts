import { isEmail, normaliseEmail } from '#domain/account/email.ts';
import { actorFieldNames, actorFields, type ActorField } from '#domain/directory/fields.ts';
import { fieldVisibilities } from '#domain/directory/policy.ts';
import { isPhone, recordLimits } from '#domain/directory/record.ts';
import { filledLine, line, lines, present } from '#lib/forms/fields.ts';
import * as v from 'valibot';

const text = (field: ActorField) => lines(recordLimits[field], `« ${actorFieldNames[field]} »`);

const visibility = v.optional(v.picklist(fieldVisibilities, 'Choisissez qui voit cette ligne.'), 'me');
const visibilities = Object.fromEntries(actorFields.map((field) => [`${field}-vu`, visibility])) as Record<
	`${ActorField}-vu`,
	typeof visibility
>;

const typed = v.objectWithRest(
	{
		name: filledLine(recordLimits.name, 'Le nom', 'Un nom est nécessaire : c’est par lui qu’on vous trouve.'),
		presentation: text('presentation'),
		offers: text('offers'),
		seeks: text('seeks'),
		languages: line(recordLimits.languages, 'La ligne des langues'),
		availability: text('availability'),
		email: v.pipe(
			v.optional(v.string(), ''),
			v.transform(normaliseEmail),
			v.check(
				(address) => address === '' || isEmail(address),
				'Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr',
			),
		),
		phone: v.pipe(
			line(recordLimits.phone, 'Le téléphone'),
			v.check(
				(number) => number === '' || isPhone(number),
				'Écrivez un numéro, avec ou sans espaces. Exemple : 02 41 00 00 00',
			),
		),
		...visibilities,
		'messages-vu': visibility,
		seen: present,
	},
	v.string(),
);

const marked = 'theme:';

/** What the form of one's record says; a ticked theme is a field named `theme:` and its key. */
export const RecordForm = v.pipe(
	typed,
	v.transform((form) => {
		const told = (field: Exclude<ActorField, 'themes'>) => ({
			value: form[field],
			visibility: form[`${field}-vu` as const],
		});
		return {
			name: form.name,
			lines: {
				presentation: told('presentation'),
				offers: told('offers'),
				seeks: told('seeks'),
				languages: told('languages'),
				email: told('email'),
				phone: told('phone'),
				availability: told('availability'),
			},
			themes: Object.keys(form)
				.filter((name) => name.startsWith(marked))
				.map((name) => name.slice(marked.length)),
			themesVisibility: form['themes-vu'],
			writers: form['messages-vu'],
			seen: form.seen,
		};
	}),
);
