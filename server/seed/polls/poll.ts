import type { Ballot } from '#domain/poll/ballot.ts';
import type { Treatment } from '#domain/poll/outcome.ts';
import type { PollKind } from '#domain/poll/poll.ts';

/** A poll of the demonstration network; options and people by their keys, days from the day it is loaded. */
export interface PollSeed {
	readonly key: string;
	readonly group: string;
	readonly by: string;
	readonly kind: PollKind;
	readonly title: string;
	readonly presentation: string;
	readonly anonymous?: true;
	/** Days ago. */
	readonly openedAgo: number;
	/** Days until it closes; negative when it has. */
	readonly closesIn: number;
	readonly options: readonly string[];
	/** Of slots: days ahead and hour in UTC; one and a half hours each. */
	readonly slots?: readonly (readonly [days: number, hour: number])[];
	readonly ballots: (
		option: (at: number) => string,
	) => readonly (readonly [person: string, ballot: Ballot])[];
	readonly outcome?: {
		readonly ago: number;
		readonly by: string;
		readonly words: string;
		readonly reviewIn: number;
		/** By who objected. */
		readonly treatments: readonly (readonly [person: string, treatment: Omit<Treatment, 'key'>])[];
	};
}
