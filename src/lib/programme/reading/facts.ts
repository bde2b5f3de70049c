import { actionStateNames } from '#domain/programme/action-state.ts';
import { audienceWords } from '#domain/programme/audience-words.ts';
import { itemNames, listNames } from '#domain/programme/item-names.ts';
import type { Action, ActionList } from '#domain/programme/programme.ts';
import { scheduleWords } from '#domain/programme/schedule-words.ts';
import type { Names } from '#domain/document/references.ts';
import { narrow } from '#domain/french/parts.ts';

export interface Fact {
	readonly name: string;
	/** One a line. */
	readonly values: readonly string[];
}

const listed: readonly ActionList[] = ['carrier', 'partner', 'territory', 'school', 'theme', 'scheme'];

/** What is said of an action, without what is empty. Its state, where it happens and who carries it come first. */
export function factsOf(action: Action, names: Names): Fact[] {
	const progress = action.progress === null ? [] : [`Réalisée à ${action.progress}${narrow}%`];
	const facts: Fact[] = [
		{ name: 'Avancement', values: [actionStateNames[action.state], ...progress] },
		{ name: 'Calendrier', values: [scheduleWords(action)] },
		...listed.map((list) => ({ name: listNames[list], values: itemNames(action, list, names) })),
		{ name: 'Public', values: [audienceWords(action)].filter(Boolean) },
		{ name: 'Contact', values: [action.contact].filter(Boolean) },
	];
	return facts.filter(({ values }) => values.length > 0);
}
