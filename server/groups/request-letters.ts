import { typed, type Words } from '../directory/letters.ts';
import { secretPlace } from '../mail/outbox.ts';

/** Tells those who animate a group that somebody asks to come in. */
export function requestLetter(told: {
	readonly group: string;
	readonly by: string;
	/** « coordonnatrice, ville de Rouen »; empty when nothing may be said. */
	readonly byFunction: string;
	readonly words: string;
}): Words {
	const from = told.byFunction === '' ? typed(told.by) : `${typed(told.by)} (${typed(told.byFunction)})`;
	return {
		subject: `${told.by} demande à entrer dans « ${told.group} »`,
		body: `Bonjour,

${from} demande à entrer dans le groupe
« ${typed(told.group)} », que vous animez.
${told.words === '' ? '' : `\n    ${typed(told.words)}\n`}
Pour accepter, ou refuser en disant pourquoi :

${secretPlace}

La première réponse compte : si une autre personne qui anime a déjà
répondu, la page vous le dira.
`,
	};
}

/** Tells who asked to come in what those who animate answered. */
export function answerLetter(told: {
	readonly name: string;
	readonly group: string;
	readonly by: string;
	readonly accepted: boolean;
	readonly reason: string;
}): Words {
	const answer = told.accepted
		? `${typed(told.by)} a accepté votre demande : vous êtes dans le groupe
« ${typed(told.group)} ». Vous pouvez lire et écrire avec les autres :`
		: `${typed(told.by)} n’a pas accepté votre demande d’entrer dans le groupe
« ${typed(told.group)} ».
${told.reason === '' ? '' : `\n    ${typed(told.reason)}\n`}
La page du groupe dit qui l’anime, si vous souhaitez en parler :`;
	return {
		subject: told.accepted
			? `Vous êtes dans le groupe « ${told.group} »`
			: `Votre demande d’entrer dans « ${told.group} »`,
		body: `Bonjour ${typed(told.name)},

${answer}

${secretPlace}
`,
	};
}
