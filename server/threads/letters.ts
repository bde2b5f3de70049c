import type { ThreadKind } from '#domain/thread/thread.ts';
import { typed, type Words } from '../directory/letters.ts';
import { secretPlace } from '../mail/outbox.ts';

/** What every letter about a thread says. */
interface About {
	readonly title: string;
	readonly kind: ThreadKind;
	/** « Club de l’Ouest », « Protocole d’Angers, article « Gouvernance » ». */
	readonly place: string;
	/** Name of who wrote. */
	readonly by: string;
	readonly body: string;
	/** Of the thread, for who signs in. */
	readonly address: string;
}

const ending = (address: string) => `
Pour répondre sans vous connecter, ou ne plus recevoir de lettre sur ce fil :

${secretPlace}

Ce lien est pour vous seul : ne le transmettez pas. Il vaut trente jours.
Le fil entier, une fois connecté :

${address}
`;

/** Tells those who take part of an answer. */
export const answerLetter = (about: About): Words => ({
	subject: `${about.by} a répondu : ${about.title}`,
	body: `Bonjour,

${typed(about.by)} a répondu dans le fil « ${typed(about.title)} »
(${typed(about.place)}).

    ${typed(about.body)}
${ending(about.address)}`,
});

/** To a member by e-mail, who signs in nowhere. */
const mailEnding = (group: string) => `
Pour lire le fil et répondre, sans compte :

${secretPlace}

Ce lien est pour vous seul : ne le transmettez pas. On y répond pendant trente
jours. La même page arrête les lettres de ce fil, ou toutes celles du groupe
« ${typed(group)} ».
`;

/** Tells members by e-mail who take part of an answer. */
export const answerByMailLetter = (about: Omit<About, 'address'> & { readonly group: string }): Words => ({
	...answerLetter({ ...about, address: '' }),
	body: `Bonjour,

${typed(about.by)} a répondu dans le fil « ${typed(about.title)} »
(${typed(about.place)}).

    ${typed(about.body)}
${mailEnding(about.group)}`,
});

const begun: Record<ThreadKind, string> = {
	question: 'pose une question',
	information: 'partage une information',
	signal: 'signale quelque chose',
};

/** Tells members by e-mail of a thread that was opened: the only way they have to see it. */
export const openingLetter = (about: Omit<About, 'address'> & { readonly group: string }): Words => ({
	subject: `${about.by} ${begun[about.kind]} : ${about.title}`,
	body: `Bonjour,

${typed(about.by)} ${begun[about.kind]} : « ${typed(about.title)} »
(${typed(about.place)}).

    ${typed(about.body)}
${mailEnding(about.group)}`,
});

const opened: Record<ThreadKind, string> = {
	question: 'pose une question et vous y nomme',
	information: 'partage une information et vous y nomme',
	signal: 'signale quelque chose et vous y nomme',
};

/** Tells those whom a new thread names. */
export const mentionLetter = (about: About): Words => ({
	subject: `${about.by} vous nomme : ${about.title}`,
	body: `Bonjour,

${typed(about.by)} ${opened[about.kind]} : « ${typed(about.title)} »
(${typed(about.place)}).

    ${typed(about.body)}
${ending(about.address)}`,
});

/** Tells somebody that a question was entrusted to them. */
export const entrustedLetter = (about: About & { readonly until: string }): Words => ({
	subject: `On compte sur vous pour répondre : ${about.title}`,
	body: `Bonjour,

${typed(about.by)} vous confie la question « ${typed(about.title)} »
(${typed(about.place)}). La réponse est promise pour le ${about.until}.

    ${typed(about.body)}
${ending(about.address)}`,
});

/** Tells who wrote that their words were set aside, and why. */
export const hiddenLetter = (
	about: Pick<About, 'title' | 'place' | 'address'> & { readonly reason: string },
): Words => ({
	subject: `Un de vos messages a été masqué : ${about.title}`,
	body: `Bonjour,

Les personnes qui animent le groupe ont masqué un message que vous avez écrit
dans le fil « ${typed(about.title)} » (${typed(about.place)}). Leur raison :

    ${typed(about.reason)}

Elles peuvent le rétablir. Pour en parler avec elles, écrivez-leur depuis la
page du groupe ; le fil est ici :

${about.address}
`,
});

/** The same to a member by e-mail, who has no page to go to. */
export const hiddenByMailLetter = (about: Parameters<typeof hiddenLetter>[0]): Words => ({
	...hiddenLetter(about),
	body: `Bonjour,

Les personnes qui animent le groupe ont masqué un message que vous avez écrit
dans le fil « ${typed(about.title)} » (${typed(about.place)}). Leur raison :

    ${typed(about.reason)}

Elles peuvent le rétablir.
`,
});
