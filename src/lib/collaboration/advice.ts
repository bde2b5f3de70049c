import { closeCodes } from '#domain/collaboration/closing.ts';
import type { WordsKeptIn } from './save-state.ts';
import type { Trouble } from './trouble.ts';

/** What a person can do about it; each is a button or a link of the notice. */
export type Remedy =
	| 'sign-in'
	| 'retry'
	| 'reload'
	/** The text with all that this tab has, as a file. */
	| 'download'
	/** Opens the document anew without the words that are refused: they are set aside, and offered afterwards. */
	| 'reopen'
	| 'read'
	| 'leave'
	| 'download-aside'
	| 'erase-aside';

/** What the notice says: what happened, what is kept, what to do. */
export interface Advice {
	readonly tone: 'warning' | 'danger';
	readonly title: string;
	readonly text: string;
	/** The most useful first. */
	readonly remedies: readonly Remedy[];
}

/** The words of this tab that the server has not acknowledged. */
export interface Words {
	readonly pending: boolean;
	readonly kept: WordsKeptIn;
}

export function advise(trouble: Trouble, words: Words): Advice {
	const kept = whatIsKept(words);
	const rescue: Remedy[] = words.pending ? ['download'] : [];
	switch (trouble.kind) {
		case 'closed':
			return adviseOnClosing(trouble.code, trouble.reason, words);
		case 'blocked':
			return {
				tone: 'danger',
				title: 'Ce réseau empêche l’enregistrement',
				text: `Le site répond, mais un pare-feu ou un proxy coupe la liaison qui enregistre vos mots au fil de l’écriture. ${kept} Essayez un autre réseau, par exemple celui d’un téléphone : l’enregistrement reprendra de lui-même.`,
				remedies: ['retry', ...rescue, 'read'],
			};
		case 'unreadable':
			return {
				tone: 'danger',
				title: 'Cette page ne comprend plus le serveur',
				text: `${kept} Rechargez la page pour continuer.`,
				remedies: words.kept === 'tab' ? [...rescue, 'reload'] : ['reload', ...rescue],
			};
		case 'unavailable':
			return {
				tone: 'danger',
				title: 'Le serveur ne peut pas ouvrir ce document pour l’instant',
				text: `${kept} De nouveaux essais ont lieu toutes les dix secondes.`,
				remedies: ['retry', ...rescue],
			};
		case 'paused':
			return {
				tone: 'warning',
				title: 'L’écriture est suspendue',
				text: `${sentence(trouble.reason)} Elle reprendra d’elle-même. ${kept}`,
				remedies: rescue,
			};
		case 'read-only':
			return {
				tone: 'warning',
				title: 'Vous ne pouvez plus écrire dans ce document',
				text: `Vous pouvez encore le lire. ${kept}`,
				remedies: [...rescue, 'read'],
			};
		case 'strayed':
			return {
				tone: 'warning',
				title: 'Vous pouvez maintenant écrire dans ce document',
				text: `Rechargez la page pour commencer. ${kept}`,
				remedies: words.kept === 'tab' ? [...rescue, 'reload'] : ['reload', ...rescue],
			};
		case 'aside':
			return {
				tone: 'warning',
				title: 'Des mots n’ont pas rejoint le document',
				text: 'Écrits avec une ancienne version de la page, ou refusés par le serveur, ils sont gardés sur cet appareil. Téléchargez le texte avec eux pour reprendre ce qui manque.',
				remedies: ['download-aside', 'erase-aside'],
			};
	}
}

/** Every close code after which one does not come back by oneself (CLO-1 of `docs/collaboration.md`). */
function adviseOnClosing(code: number, reason: string, words: Words): Advice {
	const kept = whatIsKept(words);
	const rescue: Remedy[] = words.pending ? ['download'] : [];
	// Kept on the device they would come back with the page, and be refused again.
	const anew: Remedy = words.pending && words.kept === 'device' ? 'reopen' : 'reload';
	const tone = 'danger';
	switch (code) {
		case closeCodes.signedOut:
			return {
				tone,
				title: 'Votre session est terminée',
				text: `${kept} Reconnectez-vous avec le même compte dans un nouvel onglet, puis réessayez ici.`,
				remedies: ['sign-in', 'retry', ...rescue],
			};
		case closeCodes.notFound:
			return {
				tone,
				title: 'Ce document n’existe plus, ou ne vous est plus ouvert',
				text: `${kept} Si c’est une erreur, écrivez à la personne qui anime le groupe.`,
				remedies: [...rescue, 'leave'],
			};
		case closeCodes.outdated:
			return {
				tone,
				title: 'Cette page est plus ancienne que le document',
				text: words.pending
					? `${kept} La nouvelle page ne pourra pas les reprendre : téléchargez le texte, puis rechargez.`
					: `${kept} Rechargez la page pour continuer à écrire.`,
				remedies: [...rescue, 'reload'],
			};
		case closeCodes.tooMany:
			return {
				tone,
				title: 'Trop de connexions ou de modifications en peu de temps',
				text: `${kept} Attendez une minute, puis réessayez.`,
				remedies: ['retry', ...rescue],
			};
		case closeCodes.tooLarge:
		case 1009:
			return {
				tone,
				title: 'Ce que vous venez d’ajouter est trop volumineux',
				text: `${kept} Téléchargez le texte, rouvrez le document, puis ajoutez-le en plusieurs fois.`,
				remedies: [...rescue, anew],
			};
		default:
			return {
				tone,
				title: 'Le serveur refuse vos dernières modifications',
				text: `${sentence(reason)} ${kept} Téléchargez le texte avant de rouvrir le document.`.trimStart(),
				remedies: [...rescue, anew],
			};
	}
}

function whatIsKept({ pending, kept }: Words): string {
	if (!pending) return 'Tout ce que vous avez écrit est enregistré.';
	return kept === 'device'
		? 'Vos derniers mots sont gardés sur cet appareil.'
		: 'Vos derniers mots ne sont que dans cet onglet : ne le fermez pas.';
}

const sentence = (clause: string) => (clause && !/[.!?]$/.test(clause) ? `${clause}.` : clause);
