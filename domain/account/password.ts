import * as v from 'valibot';

export const passwordLength = 12;

/** A new password. Long rather than strange: no rule about digits or capitals (CNIL, deliberation 2022-100, case 1). */
export const newPasswordField = v.pipe(
	v.string('Choisissez un mot de passe.'),
	v.transform((text) => text.normalize('NFKC')),
	v.check((text) => [...text].length >= passwordLength, `Il faut au moins ${passwordLength} caractères.`),
	v.maxLength(200, 'Il faut au plus 200 caractères.'),
	v.check((text) => new Set(text).size >= 6, 'Ce mot de passe répète trop les mêmes caractères.'),
);

/** A password being tried: anything, but not a flood. */
export const passwordField = v.pipe(
	v.string('Indiquez votre mot de passe.'),
	v.nonEmpty('Indiquez votre mot de passe.'),
	v.maxLength(1000, 'Ce mot de passe est trop long.'),
	v.transform((text) => text.normalize('NFKC')),
);
