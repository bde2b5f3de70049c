import { fold } from '../../search/fold.ts';
import { actionStateNames, actionStates, type ActionState } from '../action-state.ts';

const stateWords: Readonly<Record<ActionState, RegExp>> = {
	idea: /^(idee|a l'etude|projet|a venir)/,
	preparing: /^(en )?(prepa|montage|cours de mont|instruction)/,
	committed: /^(engage|en cours|lance|demarre|valide)/,
	done: /^(realise|termine|fait|acheve|clos)/,
	dropped: /^(abandon|annule)/,
};

/** The state that words stand for; undefined when they stand for none. */
export function readState(typed: string): ActionState | undefined {
	const text = fold(typed).trim();
	return actionStates.find((state) => stateWords[state].test(text));
}

/** What to write instead. */
export const statesToChoose = `Choisissez ${actionStates.map((state) => `« ${actionStateNames[state]} »`).join(', ')}.`;
