import { foldName } from '../search/fold.ts';

/** One child, or several of whom something is said. */
const child = 'eleves?|enfants?|mineure?s?|collegien(?:ne)?s?|lyceen(?:ne)?s?|ecolier(?:e)?s?|jeunes?';
const identity = '(?:noms?|prenoms?|adresses?|telephones?|courriels?|identifiants?|situations?|photos?)';
const asked = [
	/\b(?:date|lieu|annee|jour) de naissance\b|^naissance$|^nee? le\b|^ne e? ?le\b/,
	/^ine$|\bidentifiant national (?:eleve|etudiant)\b/,
	new RegExp(`\\b${identity}\\b.* (?:${child})\\b`),
	new RegExp(`^(?:${child})\\b.*\\b${identity}\\b`),
];
/** « Élève », « Enfant 1 »: such a column lists them, as « Élèves » or « Public » do not. */
const one = /^(?:l )?(?:eleve|enfant|mineure?|collegien(?:ne)?|lyceen(?:ne)?|ecoliere?)(?: \d+)?$/;

/** Whether a column holds data about minors, one by one, by its header: names of pupils, dates of birth [P5]. */
export function isAboutChild(header: string): boolean {
	const name = foldName(header);
	return asked.some((shape) => shape.test(name));
}

/** Whether the header of a column, in the line of headers, is one child: it lists them. */
export const isOneChild = (header: string): boolean => one.test(foldName(header));
