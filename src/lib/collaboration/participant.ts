import type { Identity, Presence } from '#domain/collaboration/presence.ts';

/** Someone else who has the document open. One entry per connection: `key` tells two tabs of a person apart. */
export interface Participant extends Identity {
	readonly key: number;
	readonly sectionId: string | null;
	/** The cell of a programme they are in: `<row>/<column>`. */
	readonly cell: string | null;
	readonly typing: boolean;
}

/** The other participants by name; states that the server did not sign with an identity are left out. */
export function listParticipants(states: ReadonlyMap<number, unknown>, self: number): Participant[] {
	const participants: Participant[] = [];
	for (const [key, state] of states) {
		if (key === self || !hasIdentity(state)) continue;
		participants.push({
			...state.user,
			key,
			sectionId: typeof state.sectionId === 'string' ? state.sectionId : null,
			cell: typeof state.cell === 'string' ? state.cell : null,
			typing: state.typing === true,
		});
	}
	return participants.sort((a, b) => a.name.localeCompare(b.name, 'fr') || a.key - b.key);
}

function hasIdentity(state: unknown): state is Presence {
	return typeof state === 'object' && state !== null && 'user' in state && typeof state.user === 'object';
}
