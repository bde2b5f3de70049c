import { typed, type Words } from '../directory/letters.ts';
import { secretPlace } from '../mail/outbox.ts';

/** Asks those who animate a group in which nothing happens what to do of it. */
export const quietLetter = (told: {
	readonly group: string;
	/** In words: « 12 mars 2025 ». */
	readonly since: string;
}): Words => ({
	subject: `« ${told.group} » : rien ne s’y passe depuis un an`,
	body: `Bonjour,

Rien n’a été écrit dans le groupe « ${typed(told.group)} », et personne n’y est
venu, depuis le ${told.since}. Que souhaitez-vous ?

    - le mettre en sommeil : il n’envoie plus rien, un clic le réveille ;
    - l’archiver : on le lit et on le retrouve, plus rien ne s’y écrit ;
    - le garder comme il est.

${secretPlace}

Rien ne change tant que personne n’a choisi.
`,
});

/** Asks somebody to animate a group. */
export const handoverLetter = (told: {
	readonly name: string;
	readonly group: string;
	readonly by: string;
	readonly stays: boolean;
	readonly words: string;
}): Words => ({
	subject: `Animer « ${told.group} » ?`,
	body: `Bonjour ${typed(told.name)},

${typed(told.by)} vous propose d’animer le groupe
« ${typed(told.group)} »${told.stays ? ', à ses côtés' : ', et de prendre sa suite'}.
${told.words === '' ? '' : `\n    ${typed(told.words)}\n`}
Animer, c’est accueillir, inviter, et dire qui fait quoi. Pour accepter ou
décliner :

${secretPlace}

Rien ne change tant que vous n’avez pas répondu.
`,
});

/** Tells who proposed somebody what they answered. */
export const handoverAnswerLetter = (told: {
	readonly name: string;
	readonly group: string;
	readonly by: string;
	readonly accepted: boolean;
}): Words => ({
	subject: `« ${told.group} » : ${told.by} ${told.accepted ? 'accepte d’animer' : 'n’animera pas'}`,
	body: `Bonjour ${typed(told.name)},

${typed(told.by)} ${told.accepted ? 'anime désormais' : 'préfère ne pas animer'} le groupe
« ${typed(told.group)} » :

${secretPlace}
`,
});
