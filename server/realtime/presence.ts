import {
	decodeAwareness,
	encodeAwareness,
	presenceLimit,
	type AwarenessEntry,
	type Identity,
	type Presence,
} from '#domain/collaboration/presence.ts';
import { MalformedFrame } from '#domain/collaboration/bytes.ts';
import { readCursor } from '#domain/collaboration/cursor.ts';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import { Elsewhere } from './elsewhere.ts';
import { freeColour } from './identity.ts';
import type { Participant } from './participant.ts';

/** How long a change of presence waits for others of its room, or for words it can travel with, in milliseconds. */
const gather = 10;

/** Client ids whose first person is remembered, while a document is open. */
const mostRemembered = 5000;

/** What a stock client may echo at once: it sends back what it was shown of the others. */
const mostEntries = 1000;

interface Seat {
	readonly clientId: number;
	state: Presence | null;
	/** When it last changed. */
	clock: number;
}

/**
 * Who is in a room. One state per connection, its identity rewritten from the session; only the newest of some milliseconds
 * travels, with the words that leave meanwhile. Clocks are this server's milliseconds, or those of another process that are ahead: a client that comes back, here, there or
 * after a restart, is always newer.
 */
export class RoomPresence {
	readonly #seats = new Map<Participant, Seat>();
	/** Changes that readers who were slow have not been told. */
	readonly #missed = new Map<Participant, Set<number>>();
	readonly #elsewhere = new Elsewhere();
	readonly #changed = new Map<number, Participant | null>();
	/** Of those changed, the clients that the other processes have to be told of. */
	readonly #untold = new Set<number>();
	readonly #members: ReadonlySet<Participant>;
	readonly #tell: (entries: readonly AwarenessEntry[]) => void;
	/** Who was first present under a client id, of those who may write. */
	readonly #first = new Map<number, string>();
	#clock = 0;
	#scheduled: ReturnType<typeof setTimeout> | undefined;

	/** @param tell tells the other processes what changed here. */
	constructor(members: ReadonlySet<Participant>, tell: (entries: readonly AwarenessEntry[]) => void) {
		this.#members = members;
		this.#tell = tell;
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
		if (entry.size > presenceLimit) throw new MalformedFrame('a presence is too large');
		this.#say(seat, from, entry.state === null ? null : this.#rewrite(from, entry.state));
	}

	/** Whether someone else who may write is, or was, present under this client id: what they type offline comes back under it. */
	isTaken(clientId: number, actorId: string): boolean {
		const first = this.#first.get(clientId);
		if (first !== undefined) return first !== actorId;
		const told = this.#elsewhere.find(clientId);
		return told?.state.user.role === 'writer' && told.state.user.actorId !== actorId;
	}

	/** The identity of a connection has changed. */
	refresh(participant: Participant): void {
		const seat = this.#seats.get(participant);
		if (!seat?.state) return;
		this.#say(seat, participant, this.#rewrite(participant, seat.state));
	}

	leave(participant: Participant): void {
		this.#missed.delete(participant);
		const seat = this.#seats.get(participant);
		if (!seat) return;
		this.#seats.delete(participant);
		this.#untold.add(seat.clientId);
		this.#change(seat.clientId, null);
	}

	/** Everyone present through this process. */
	own(): AwarenessEntry[] {
		return [...this.#seats.values()].filter(({ state }) => state !== null);
	}

	/** What another process tells of those who are present through it. */
	heard(process: string, entries: readonly AwarenessEntry[], whole: boolean): void {
		for (const { clock } of entries) this.#clock = Math.max(this.#clock, clock);
		for (const clientId of this.#elsewhere.heard(process, entries, whole)) {
			this.#giveUp(clientId);
			this.#change(clientId, this.#seated(clientId) ?? null);
		}
	}

	/** Another process is gone. */
	gone(process: string): void {
		for (const clientId of this.#elsewhere.gone(process))
			this.#change(clientId, this.#seated(clientId) ?? null);
	}

	/** The states of everyone else, for a newcomer; undefined in an empty room. */
	present(newcomer: Participant): Uint8Array | undefined {
		const present = new Map<number, Presence>(this.#elsewhere);
		for (const [participant, { clientId, state }] of this.#seats)
			if (participant !== newcomer && state !== null) present.set(clientId, state);
		const entries = [...present].map(([clientId, state]) => ({ clientId, clock: this.#tick(), state }));
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
			const before = this.#seated(clientId);
			if (before && !(isFirst && before.identity.actorId === from.identity.actorId)) continue;
			if (before) this.#seats.delete(before);
			const seat: Seat = { clientId, state: null, clock: 0 };
			this.#seats.set(from, seat);
			this.#remember(clientId, from.identity);
			return seat;
		}
		return undefined;
	}

	#remember(clientId: number, { actorId, role }: Identity): void {
		if (role !== 'writer' || this.#first.has(clientId)) return;
		this.#first.set(clientId, actorId);
		if (this.#first.size > mostRemembered) this.#first.delete(this.#first.keys().next().value as number);
	}

	#seated(clientId: number): Participant | undefined {
		return [...this.#seats].find(([, seat]) => seat.clientId === clientId)?.[0];
	}

	/** A person who moved to another process is no longer here, whatever their dead connection says. */
	#giveUp(clientId: number): void {
		const [participant, told] = [this.#seated(clientId), this.#elsewhere.find(clientId)];
		const seat = participant && this.#seats.get(participant);
		if (!seat || !told || told.clock <= seat.clock) return;
		if (told.state.user.actorId !== participant.identity.actorId) return;
		this.#seats.delete(participant);
		this.#untold.add(clientId);
	}

	#say(seat: Seat, owner: Participant, state: Presence | null): void {
		seat.state = state;
		seat.clock = this.#tick();
		this.#untold.add(seat.clientId);
		this.#change(seat.clientId, owner);
	}

	/** Only what the protocol names is kept of what a client says. */
	#rewrite(from: Participant, state: unknown): Presence {
		const said = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
		const user: Identity = { ...from.identity, ...freeColour(from.identity, this.#others(from)) };
		const cursor = readCursor(said['cursor']);
		return {
			...(cursor && { cursor }),
			...(typeof said['sectionId'] === 'string' ? { sectionId: said['sectionId'] } : {}),
			...(typeof said['cell'] === 'string' ? { cell: said['cell'] } : {}),
			...(said['typing'] === true ? { typing: true } : {}),
			user,
		};
	}

	*#others(from: Participant): Generator<Identity> {
		for (const [participant, seat] of this.#seats)
			if (participant !== from && seat.state) yield seat.state.user;
		for (const [, state] of this.#elsewhere) yield state.user;
	}

	#change(clientId: number, owner: Participant | null): void {
		this.#changed.set(clientId, owner);
		this.#scheduled ??= setTimeout(() => this.flush(), gather);
	}

	/** One frame for all but the authors: a client must not hear of itself, it would take the answer for its own state. */
	flush(): void {
		if (!this.#scheduled) return;
		clearTimeout(this.#scheduled);
		this.#scheduled = undefined;
		const changes = [...this.#changed].map(([clientId, owner]) => ({
			owner,
			entry: {
				clientId,
				clock: this.#tick(),
				state: (owner && this.#seats.get(owner)?.state) ?? this.#elsewhere.find(clientId)?.state ?? null,
			},
		}));
		this.#changed.clear();
		this.#tellChanges();
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
		const states = new Map<number, Presence | null>(this.#elsewhere);
		for (const { clientId, state } of this.#seats.values()) if (state) states.set(clientId, state);
		const changes = [...missed]
			.filter((clientId) => clientId !== own)
			.map((clientId) => ({
				entry: { clientId, clock: this.#tick(), state: states.get(clientId) ?? null },
			}));
		if (changes.length > 0) member.send(encodeChanges(changes));
	}

	#tellChanges(): void {
		if (this.#untold.size === 0) return;
		const entries = [...this.#untold].map((clientId) => {
			const seat = [...this.#seats.values()].find((one) => one.clientId === clientId);
			return { clientId, clock: seat?.clock ?? this.#tick(), state: seat?.state ?? null };
		});
		this.#untold.clear();
		this.#tell(entries);
	}

	#tick(): number {
		this.#clock = Math.max(this.#clock + 1, Date.now());
		return this.#clock;
	}
}

function encodeChanges(changes: readonly { readonly entry: AwarenessEntry }[]): Uint8Array {
	return encodeFrame({ type: 'awareness', payload: encodeAwareness(changes.map(({ entry }) => entry)) });
}
