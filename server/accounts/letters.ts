import { secretPlace } from '../mail/outbox.ts';

/** The letter that carries a sign-in link. */
export function signInLetter(name: string): { subject: string; body: string } {
	return {
		subject: 'Votre lien pour entrer dans Maillage',
		body: `Bonjour ${name},

Voici votre lien. Ouvrez-le, puis confirmez que c’est bien vous :

${secretPlace}

Il sert une seule fois, dans les dix minutes.

Vous n’avez rien demandé ? Vous n’avez rien à faire : sans ce lien,
personne n’entre à votre place. Ne le transmettez pas.
`,
	};
}
