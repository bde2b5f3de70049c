import { isEmail, normaliseEmail } from '#domain/account/email.ts';
import { organisationLimits as limits, isSiret, webAddress } from '#domain/directory/organisation-record.ts';
import { organisationKinds } from '#domain/directory/organisation.ts';
import { isPhone } from '#domain/directory/record.ts';
import { filledLine, line, lines, present } from '#lib/forms/fields.ts';
import * as v from 'valibot';

/** What the form of an organisation’s record says. */
export const OrganisationForm = v.object({
	name: filledLine(limits.name, 'Le nom', 'Un nom est nécessaire.'),
	kind: v.picklist(organisationKinds, 'Choisissez ce qu’elle est.'),
	acronym: line(limits.acronym, 'Le sigle'),
	aliases: lines(limits.aliases, 'La liste des autres noms'),
	presentation: lines(limits.presentation, 'La présentation'),
	website: v.pipe(
		line(limits.website, 'L’adresse du site'),
		v.check(
			(typed) => typed === '' || webAddress(typed) !== null,
			'Écrivez une adresse comme www.exemple.fr',
		),
		v.transform((typed) => (typed === '' ? '' : (webAddress(typed) ?? ''))),
	),
	email: v.pipe(
		v.optional(v.string(), ''),
		v.transform(normaliseEmail),
		v.check(
			(typed) => typed === '' || isEmail(typed),
			'Cette adresse n’est pas complète. Exemple : contact@exemple.fr',
		),
	),
	phone: v.pipe(
		line(limits.phone, 'Le téléphone'),
		v.check(
			(typed) => typed === '' || isPhone(typed),
			'Écrivez un numéro, avec ou sans espaces. Exemple : 02 41 00 00 00',
		),
	),
	opening_hours: lines(limits.opening_hours, 'La ligne des horaires'),
	seen: present,
	siret: v.pipe(
		v.optional(v.string(), ''),
		v.transform((typed) => typed.replace(/\s/g, '')),
		v.check(
			(typed) => typed === '' || isSiret(typed),
			'Un SIRET a quatorze chiffres ; celui-ci n’est pas complet.',
		),
	),
});
