import { typed, type Words } from './letters.ts';

interface Told {
	readonly to: string;
	/** Name of who writes. */
	readonly by: string;
	readonly text: string;
	/** Of the record that the letter is about. */
	readonly address: string;
	/** To somebody without an account: where to ask to be listed no more. No secret address: what they answer quotes it. */
	readonly objection: string | null;
}

/** A message from one person to another, whose address it does not show. */
export function messageLetter({ to, by, from, text, address, objection }: Told & { from: string }): Words {
	return {
		subject: `Message de ${by}, par Maillage`,
		body: `Bonjour ${typed(to)},

${typed(by)}${from === '' ? '' : ` (${typed(from)})`} vous écrit :

    ${typed(text)}

Votre adresse ne lui a pas été montrée. Si vous répondez à ce courriel, votre
réponse part droit vers ${typed(by)}, qui verra alors votre adresse.

Sa fiche : ${address}
${objection === null ? '' : howToObject(objection)}`,
	};
}

/** Somebody introduces another: the letter that each of them receives. */
export function introductionLetter({
	to,
	by,
	about,
	text,
	address,
	objection,
}: Told & { about: string }): Words {
	return {
		subject: `${by} vous présente ${about}`,
		body: `Bonjour ${typed(to)},

${typed(by)} pense que vous gagneriez à vous connaître, ${typed(about)} et vous, et vous
le dit à l’un comme à l’autre :

    ${typed(text)}

Aucune de vos deux adresses n’a été montrée. Pour lui écrire, ouvrez sa fiche :

${address}

Répondre à ce courriel, c’est répondre à ${typed(by)}.
${objection === null ? '' : howToObject(objection)}`,
	};
}

const howToObject = (page: string) => `
Vous recevez ceci parce que vous êtes dans l’annuaire de Maillage. Pour ne plus
y apparaître nulle part, demandez-le sur cette page :

${page}
`;
