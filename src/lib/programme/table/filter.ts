import { actionStates, type ActionState } from '#domain/programme/action-state.ts';
import { contestsOf } from '#domain/programme/contests.ts';
import { unfound } from '#domain/programme/funder.ts';
import type { Action } from '#domain/programme/programme.ts';
import { fold } from '#domain/search/fold.ts';

/** Which actions one looks at. */
export interface Filter {
	readonly text: string;
	/** Ids of axes; `orphan` for those that stand under none. Empty for all. */
	readonly axes: readonly string[];
	/** Names, folded. Empty for all. */
	readonly carriers: readonly string[];
	/** Empty for all. */
	readonly states: readonly ActionState[];
	/** Only what still has money to find. */
	readonly unfound: boolean;
	/** Only what has an amount to choose. */
	readonly contested: boolean;
}

export const noFilter: Filter = {
	text: '',
	axes: [],
	carriers: [],
	states: [],
	unfound: false,
	contested: false,
};

/** How many things one asks for. */
export const countAsked = ({ text, axes, carriers, states, unfound: open, contested }: Filter): number =>
	[text.trim() !== '', axes.length > 0, carriers.length > 0, states.length > 0, open, contested].filter(
		Boolean,
	).length;

/** What is known of an action beside its row. */
export interface AroundAction {
	/** Id of its axis; `orphan` without one. */
	readonly axis: string;
	/** Names of its carriers. */
	readonly carriers: readonly string[];
}

export function passes(action: Action, around: AroundAction, filter: Filter): boolean {
	const carriers = around.carriers.map(fold);
	const words = fold(filter.text).trim();
	if (words && ![fold(action.title), ...carriers].some((text) => text.includes(words))) return false;
	if (filter.axes.length > 0 && !filter.axes.includes(around.axis)) return false;
	if (filter.carriers.length > 0 && !carriers.some((name) => filter.carriers.includes(name))) return false;
	if (filter.states.length > 0 && !filter.states.includes(action.state)) return false;
	if (filter.unfound && !action.amounts.some(({ funder, cents }) => funder === unfound && cents > 0))
		return false;
	return !filter.contested || contestsOf([action]).length > 0;
}

/** The filter as an address and a saved view hold it. */
export function filterParameters(filter: Filter): URLSearchParams {
	const parameters = new URLSearchParams();
	if (filter.text.trim()) parameters.set('q', filter.text.trim());
	for (const axis of filter.axes) parameters.append('axe', axis);
	for (const name of filter.carriers) parameters.append('porteur', name);
	for (const state of filter.states) parameters.append('etat', state);
	if (filter.unfound) parameters.set('trouver', 'oui');
	if (filter.contested) parameters.set('trancher', 'oui');
	return parameters;
}

export const readFilter = (parameters: URLSearchParams): Filter => ({
	text: parameters.get('q') ?? '',
	axes: parameters.getAll('axe'),
	carriers: parameters.getAll('porteur'),
	states: actionStates.filter((state) => parameters.getAll('etat').includes(state)),
	unfound: parameters.get('trouver') === 'oui',
	contested: parameters.get('trancher') === 'oui',
});
