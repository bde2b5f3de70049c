import { counted } from '../french/words.ts';
import type { Action } from './programme.ts';

/** « de 11 à 15 ans », « dès 3 ans », « jusqu’à 25 ans »; empty when no age is said. */
export function ageWords({ ageFrom, ageTo }: Pick<Action, 'ageFrom' | 'ageTo'>): string {
	if (ageFrom !== null && ageTo !== null)
		return ageFrom === ageTo ? `${ageFrom}\u00A0ans` : `de ${ageFrom} à ${ageTo}\u00A0ans`;
	if (ageFrom !== null) return `dès ${ageFrom}\u00A0ans`;
	return ageTo === null ? '' : `jusqu’à ${ageTo}\u00A0ans`;
}

/** « Collégiens exclus, de 11 à 15 ans, 60 personnes »; empty when nothing is said. */
export function audienceWords(action: Action): string {
	const people = action.people === null ? '' : counted(action.people, 'personne');
	const said = [action.audience, ageWords(action), people].filter(Boolean).join(', ');
	return said.charAt(0).toLocaleUpperCase('fr') + said.slice(1);
}
