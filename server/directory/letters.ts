import { secretPlace } from '../mail/outbox.ts';

export interface Words {
	readonly subject: string;
	readonly body: string;
}

/** Tells somebody that they are listed, by whom, from where, and how to be listed no more. */
export function enteredLetter(told: {
	readonly name: string;
	readonly function: string;
	readonly organisation: string;
	readonly source: string;
	/** Name of who entered them. */
	readonly by: string;
}): Words {
	return {
		subject: 'Vous êtes dans l’annuaire de Maillage',
		body: `Bonjour ${typed(told.name)},

${typed(told.by)} vous a ajouté à l’annuaire de Maillage, le réseau de celles et ceux
qui agissent dans les quartiers prioritaires. Votre fiche dit :

    Nom : ${typed(told.name)}
    Fonction : ${typed(told.function)}, ${typed(told.organisation)}
    D’où cela vient : ${typed(told.source)}

Votre adresse n’est montrée à personne ; elle sert à vous écrire ceci.

Vous ne voulez pas y être ? Ouvrez cette page et confirmez d’un clic :

${secretPlace}

Vous n’apparaîtrez plus nulle part aussitôt, et personne ne pourra vous
ajouter de nouveau. Si tout va bien, vous n’avez rien à faire.
`,
	};
}

/** Answers who asked how to be listed no more. */
export function objectionLetter(name: string): Words {
	return {
		subject: 'Ne plus apparaître dans l’annuaire de Maillage',
		body: `Bonjour ${typed(name)},

Quelqu’un, vous sans doute, a demandé ce lien. Pour ne plus apparaître dans
l’annuaire, ouvrez cette page et confirmez d’un clic :

${secretPlace}

Si vous ne voulez rien changer, vous n’avez rien à faire. Ne transmettez pas
ce courriel : qui a le lien peut effacer votre fiche.
`,
	};
}

/** Tells who is in charge of a record that somebody suggests to correct it. */
export function correctionLetter(told: {
	readonly record: string;
	readonly by: string;
	readonly what: string;
	readonly value: string;
	readonly reason: string;
	readonly address: string;
}): Words {
	return {
		subject: `Une correction proposée pour « ${told.record} »`,
		body: `Bonjour,

${typed(told.by)} propose de corriger la fiche « ${typed(told.record)} » :

    ${told.what} : ${typed(told.value) || '(à retirer)'}
${told.reason === '' ? '' : `    Pourquoi : ${typed(told.reason)}\n`}
Rien n’est changé tant que vous n’avez pas choisi. Pour accepter ou
décliner :

${told.address}
`,
	};
}

/** Tells who suggested a correction what became of it. */
export function decidedLetter(told: {
	readonly record: string;
	readonly what: string;
	readonly accepted: boolean;
	readonly address: string;
}): Words {
	const outcome = told.accepted ? 'acceptée' : 'déclinée';
	return {
		subject: `Votre correction est ${outcome} : « ${told.record} »`,
		body: `Bonjour,

Vous aviez proposé de corriger la fiche « ${typed(told.record)} » (${told.what}).
Les personnes qui en ont la charge l’ont ${outcome}.

${told.address}

Merci d’aider l’annuaire à rester juste.
`,
	};
}

/** Words of people, in which the place of a secret address is no such place. */
export function typed(words: string): string {
	return words.replaceAll(secretPlace, '(adresse)').replace(/\n/g, '\n    ');
}
