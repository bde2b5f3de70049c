import * as v from 'valibot';

/** `  Ines@Loire.GOUV.fr ` → `ines@loire.gouv.fr`: one spelling per mailbox, so that an account is found whatever the keyboard did. */
export function normaliseEmail(text: string): string {
	return text.trim().normalize('NFC').toLowerCase();
}

/** One address and nothing that a mail server could read as two: no comma, no angle bracket, no line end. */
const shape = /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;

/** Whether it may stand where one recipient does, on a network of any size: `operateur@localhost` too. */
export function isOneAddress(text: string): boolean {
	return text.length <= 254 && shape.test(text) && !text.includes('..');
}

/** A domain and what it ends with, `exemple.fr`; RFC 3696, 2: what a name ends with is never a number. */
const wholeDomain = /@(?:[^.@]+\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u;

/** Whether somebody may be written to there: `ines@loire` is one address, and not a complete one. */
export function isEmail(text: string): boolean {
	return isOneAddress(text) && wholeDomain.test(text);
}

/** A form's address field, normalised. */
export const emailField = v.pipe(
	v.string('Indiquez votre adresse électronique.'),
	v.transform(normaliseEmail),
	v.nonEmpty('Indiquez votre adresse électronique.'),
	v.check(isEmail, 'Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr'),
);

/** `solene.kerven@angers.fr` → `s…@angers.fr`: enough to recognise one's own, too little to learn another's. */
export function maskEmail(email: string): string {
	const [local = '', host = ''] = email.split('@');
	return `${local.slice(0, 1)}…@${host}`;
}
