import {
	decodeAwareness,
	encodeAwareness,
	presenceLimit,
	type AwarenessEntry,
	type Identity,
	type Presence,
} from '#domain/collaboration/presence.ts';
import { MalformedFrame } from '#domain/collaboration/bytes.ts';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import { freeColour } from './identity.ts';
import type { Participant } from './participant.ts';

/** What a stock client may echo at once: it sends back what it was shown of the others. */
const mostEntries = 1000;

interface Seat {
	readonly clientId: number;
	state: Presence | null;
}

/**
 * Who is in a room. One state per connection, its identity rewritten from the session; only the newest of a turn of the event loop
 * travels. Clocks are this server's milliseconds: a client that comes back, here or after a restart, is always newer.
 */
export class RoomPresence {
	readonly #seats = new Map<Participant, Seat>();
	/** Changes that readers who were slow have not been told. */
	readonly #missed = new Map<Participant, Set<number>>();
	readonly #changed = new Map<number, Participant | null>();
	readonly #members: ReadonlySet<Participant>;
	#clock = 0;
	#scheduled = false;

	constructor(members: ReadonlySet<Participant>) {
		this.#members = members;
	}

	/**
	 * Takes one client's state from an awareness message. The first message may take a client id over from another
	 * connection of the same person: the one they had before the network broke. Entries about others are ignored: stock
	 * clients echo them.
	 * @param mayUse whether this client id is free, or this person's.
	 * @throws {MalformedFrame} when it is not an awareness message, or the state is too large.
	 */
	receive(from: Participant, payload: Uint8Array, mayUse: (clientId: number) => boolean): void {
		const entries = decodeAwareness(payload, mostEntries);
		const seat = this.#seats.get(from) ?? this.#sit(from, entries, mayUse);
		const entry = seat && entries.find(({ clientId }) => clientId === seat.clientId);
		if (!seat || !entry) return;
		if (entry.state !== null && Buffer.byteLength(JSON.stringify(entry.state)) > presenceLimit)
			throw new MalformedFrame('a presence is too large');
		seat.state = entry.state === null ? null : this.#rewrite(from, entry.state);
		this.#change(seat.clientId, from);
	}

	/** Whether someone else is present under this client id. */
	isTaken(clientId: number, actorId: string): boolean {
		for (const [participant, seat] of this.#seats)
			if (seat.clientId === clientId && participant.identity.actorId !== actorId) return true;
		return false;
	}

	/** The identity of a connection has changed. */
	refresh(participant: Participant): void {
		const seat = this.#seats.get(participant);
		if (!seat?.state) return;
		seat.state = this.#rewrite(participant, seat.state);
		this.#change(seat.clientId, participant);
	}

	leave(participant: Participant): void {
		this.#missed.delete(participant);
		const seat = this.#seats.get(participant);
		if (!seat) return;
		this.#seats.delete(participant);
		this.#change(seat.clientId, null);
	}

	/** The states of everyone else, for a newcomer; undefined in an empty room. */
	present(newcomer: Participant): Uint8Array | undefined {
		const entries = [...this.#seats]
			.filter(([participant, seat]) => participant !== newcomer && seat.state !== null)
			.map(([, seat]) => ({ clientId: seat.clientId, clock: this.#tick(), state: seat.state }));
		return entries.length > 0
			? encodeFrame({ type: 'awareness', payload: encodeAwareness(entries) })
			: undefined;
	}

	#sit(
		from: Participant,
		entries: readonly AwarenessEntry[],
		mayUse: (id: number) => boolean,
	): Seat | undefined {
		const isFirst = !from.hasSpoken;
		from.hasSpoken = true;
		for (const { clientId, state } of entries) {
			if (state === null || !mayUse(clientId)) continue;
			const before = [...this.#seats].find(([, seat]) => seat.clientId === clientId)?.[0];
			if (before && !(isFirst && before.identity.actorId === from.identity.actorId)) continue;
			if (before) this.#seats.delete(before);
			const seat: Seat = { clientId, state: null };
			this.#seats.set(from, seat);
			return seat;
		}
		return undefined;
	}

	/** Only what the protocol names is kept of what a client says. */
	#rewrite(from: Participant, state: unknown): Presence {
		const said = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
		const user: Identity = { ...from.identity, ...freeColour(from.identity, this.#others(from)) };
		return {
			...(said['cursor'] === undefined ? {} : { cursor: said['cursor'] }),
			...(typeof said['sectionId'] === 'string' ? { sectionId: said['sectionId'] } : {}),
			...(said['typing'] === true ? { typing: true } : {}),
			user,
		};
	}

	*#others(from: Participant): Generator<Identity> {
		for (const [participant, seat] of this.#seats)
			if (participant !== from && seat.state) yield seat.state.user;
	}

	#change(clientId: number, owner: Participant | null): void {
		this.#changed.set(clientId, owner);
		if (this.#scheduled) return;
		this.#scheduled = true;
		setImmediate(() => this.#send());
	}

	/** One frame for all but the authors: a client must not hear of itself, it would take the answer for its own state. */
	#send(): void {
		this.#scheduled = false;
		const changes = [...this.#changed].map(([clientId, owner]) => ({
			owner,
			entry: { clientId, clock: this.#tick(), state: (owner && this.#seats.get(owner)?.state) ?? null },
		}));
		this.#changed.clear();
		const authors = new Set(changes.map(({ owner }) => owner));
		const forAll = encodeChanges(changes);
		for (const member of this.#members) {
			if (member.isWaiting) this.#miss(member, changes);
			else if (!authors.has(member)) member.send(forAll);
			else if (changes.length > 1)
				member.send(encodeChanges(changes.filter(({ owner }) => owner !== member)));
		}
	}

	#miss(member: Participant, changes: readonly { readonly entry: AwarenessEntry }[]): void {
		const missed = this.#missed.get(member) ?? new Set();
		for (const { entry } of changes) missed.add(entry.clientId);
		this.#missed.set(member, missed);
	}

	/** Tells someone who was slow how those are now who changed meanwhile. */
	catchUp(member: Participant): void {
		const missed = this.#missed.get(member);
		if (!missed) return;
		this.#missed.delete(member);
		const own = this.#seats.get(member)?.clientId;
		const states = new Map([...this.#seats.values()].map(({ clientId, state }) => [clientId, state]));
		const changes = [...missed]
			.filter((clientId) => clientId !== own)
			.map((clientId) => ({
				entry: { clientId, clock: this.#tick(), state: states.get(clientId) ?? null },
			}));
		if (changes.length > 0) member.send(encodeChanges(changes));
	}

	#tick(): number {
		this.#clock = Math.max(this.#clock + 1, Date.now());
		return this.#clock;
	}
}

function encodeChanges(changes: readonly { readonly entry: AwarenessEntry }[]): Uint8Array {
	return encodeFrame({ type: 'awareness', payload: encodeAwareness(changes.map(({ entry }) => entry)) });
}
