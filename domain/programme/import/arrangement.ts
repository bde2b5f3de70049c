import { foldName } from '../../search/fold.ts';
import type { Plan } from '../plan.ts';
import type { Proposal } from './proposal.ts';

/** Where an action that is taken goes: under what is there, or under what is made for it. */
export interface Arranged {
	readonly proposal: Proposal;
	/** Id of an axis or objective there is; else the key of one to make; null when the row says nothing. */
	readonly under: { readonly id: string } | { readonly make: string } | null;
}

/** An axis or an objective that a row names and the programme does not have. */
export interface ToMake {
	readonly key: string;
	readonly kind: 'axis' | 'objective';
	readonly title: string;
	/** Of an objective: its axis. */
	readonly axis: { readonly id: string } | { readonly make: string } | null;
}

export interface Arrangement {
	readonly actions: readonly Arranged[];
	readonly make: readonly ToMake[];
}

/**
 * Finds the axes and objectives that rows name, by title or number (« Axe 2 », « 1.3 »); the others are to be made, once each.
 * @param unsaid id of the axis or objective of the rows that name none.
 */
export function arrange(
	proposals: readonly Proposal[],
	plan: Plan,
	unsaid: string | null = null,
): Arrangement {
	const make = new Map<string, ToMake>();
	const actions = proposals.map((proposal): Arranged => {
		if (proposal.axis === '' && proposal.objective === '')
			return { proposal, under: unsaid === null ? null : { id: unsaid } };
		const axis = proposal.axis === '' ? null : axisOf(proposal.axis, plan, make);
		const under = proposal.objective === '' ? axis : objectiveOf(proposal.objective, axis, plan, make);
		return { proposal, under };
	});
	return { actions, make: [...make.values()] };
}

type Place = { readonly id: string } | { readonly make: string };

function axisOf(words: string, plan: Plan, make: Map<string, ToMake>): Place {
	const { number, title } = split(words);
	const found = plan.axes.find(({ axis }) => foldName(axis.title) === foldName(title));
	const numbered = title === '' ? plan.axes.find((part) => part.number === number) : undefined;
	const part = found ?? numbered;
	if (part) return { id: part.axis.id };
	return made(make, { kind: 'axis', title: title || words, axis: null });
}

function objectiveOf(words: string, axis: Place | null, plan: Plan, make: Map<string, ToMake>): Place {
	const { number, title } = split(words);
	const axes = plan.axes.filter((part) => !axis || ('id' in axis && part.axis.id === axis.id));
	const all = axes.flatMap((part) => part.objectives);
	const part = all.find((one) =>
		title === '' ? one.number === number : foldName(one.objective.title) === foldName(title),
	);
	if (part) return { id: part.objective.id };
	return made(make, { kind: 'objective', title: title || words, axis });
}

/** « Axe 2 : La réussite » has number 2 and a title; « 1.3 » has no title. */
function split(words: string): { number: string; title: string } {
	const [, number = '', title = ''] =
		/^(?:axe|objectif)?\s*(?:n°\s*)?(\d+(?:\.\d+)*)?\s*[.:)–-]*\s*(.*)$/iu.exec(words.trim()) ?? [];
	return { number, title: title.trim() };
}

function made(make: Map<string, ToMake>, one: Omit<ToMake, 'key'>): Place {
	const key = `${one.kind} ${foldName(one.title)} ${JSON.stringify(one.axis)}`;
	if (!make.has(key)) make.set(key, { ...one, key });
	return { make: key };
}
