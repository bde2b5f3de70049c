import { closeCodes, closingSentence } from '#domain/collaboration/closing.ts';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import type { AcceptedEntry, Journal, StoredEntry } from '../documents/journal.ts';
import type { Line } from '../peers/peers.ts';
import type { Committer, Source } from './committer.ts';
import { Content } from './content.ts';
import type { Lack } from './integration.ts';
import { Inventory } from './inventory.ts';
import type { Limits } from './limits.ts';
import type { Meter, RefusalKind } from './meter.ts';
import { Outline } from './outline.ts';
import type { Participant } from './participant.ts';
import { RoomPresence } from './presence.ts';
import { Sharing, type Shown, type Stored } from './sharing.ts';
import { Quota } from './quota.ts';
import { readUpdate, type Bounds, type Update } from './update.ts';
import { findForeign, foreignSentence } from './vocabulary.ts';

/** What became of an update. Accepted is not stored yet: the participant is told by `durable`. */
export type Verdict =
	| { readonly verdict: 'accepted' }
	/** Refers to what has not come yet. */
	| { readonly verdict: 'missing'; readonly lack: Lack }
	/** Would be refused, or refers to what has not come: unless another process has just stored it, which the journal will say. */
	| { readonly verdict: 'doubtful' }
	/** Nothing can be stored for now, and too much waits already. */
	| { readonly verdict: 'full' }
	| { readonly verdict: 'refused'; readonly kind: RefusalKind; readonly reason: string };

const nobody = '';

interface Accepted {
	readonly author: Participant;
	readonly position: number;
	/** Null when there is nothing to store: only its turn to be acknowledged is kept. */
	readonly update: Update | null;
	readonly entry: AcceptedEntry | null;
	/** When it came, on the process's own clock, in milliseconds. */
	readonly at: number;
}

/**
 * One open document. Commit, then acknowledge, then relay the received bytes [E1]: the order of this file is the promise.
 * `#inventory` runs ahead of `#content` by what is accepted and not yet on disk.
 */
export class Room implements Source, Shown {
	readonly documentId: string;
	readonly members = new Set<Participant>();
	readonly presence: RoomPresence;
	readonly content = new Content();
	readonly sharing: Sharing;
	/** Stored entries that refer to what was never stored. */
	readonly incomplete: number;
	/** The database refused an update: what this room knows is ahead of what is stored, it must be opened anew. */
	broken = false;
	readonly #inventory = new Inventory();
	readonly #outline = new Outline();
	readonly #clients: Map<number, string>;
	readonly #quota: Quota;
	readonly #committer: Committer;
	readonly #limits: Limits;
	readonly #meter: Meter;
	readonly #whenStored: (room: Room) => void;
	#accepted: Accepted[] = [];
	#storing: Accepted[] = [];
	/** Bytes of both. */
	#unstored = 0;

	constructor(
		documentId: string,
		journal: Journal,
		clients: Map<number, string>,
		committer: Committer,
		limits: Limits,
		meter: Meter,
		line: Line,
		readOn: (since: number) => Promise<readonly StoredEntry[]>,
		whenStored: (room: Room) => void,
	) {
		this.documentId = documentId;
		this.presence = new RoomPresence(this.members, (entries) =>
			line.tell({ kind: 'presences', whole: false, entries }),
		);
		this.sharing = new Sharing(this, line, journal.seq, readOn, meter);
		this.#clients = clients;
		this.#quota = new Quota(this.#inventory, this.#outline, clients, limits);
		this.#committer = committer;
		this.#limits = limits;
		this.#meter = meter;
		this.#whenStored = whenStored;
		const stored = [...(journal.snapshot ? [journal.snapshot] : []), ...journal.tail];
		this.incomplete = this.#open(stored.map(({ bytes }) => readUpdate(bytes)));
		// What the application wrote is nobody's to go on with.
		for (const client of this.#inventory.known.keys()) if (!clients.has(client)) clients.set(client, nobody);
		this.sharing.begin();
	}

	/**
	 * Takes in what is stored. An entry that refers to what was never stored is not served, so that whoever has both sends both again.
	 * @returns how many there are of these.
	 */
	#open(updates: readonly Update[]): number {
		const aside: Update[] = [];
		for (const update of updates) {
			if (!this.#absorb(update)) aside.push(update);
			else this.content.append(update);
		}
		return aside.length > 0 && aside.length < updates.length ? this.#open(aside) : aside.length;
	}

	/** Sequence of the last entry that is served: all up to it are. */
	get seq(): number {
		return this.sharing.seq;
	}

	join(participant: Participant): void {
		this.members.add(participant);
		const present = this.presence.present(participant);
		if (present) participant.send(present);
	}

	leave(participant: Participant): void {
		this.members.delete(participant);
		this.presence.leave(participant);
	}

	/** Asks for what the participant has and this document lacks. */
	ask(participant: Participant): void {
		participant.send(encodeFrame({ type: 'step-1', stateVector: this.content.stateVector }));
	}

	/** Client ids are one person's for ever; one that nobody wrote under is whose presence uses it [E10]. */
	mayUse(clientId: number, actorId: string): boolean {
		const owner = this.#clients.get(clientId);
		return owner === undefined ? !this.presence.isTaken(clientId, actorId) : owner === actorId;
	}

	/**
	 * Judges an update and, if it may enter, queues it for the disk.
	 * @param position which of the author's updates it is, for the acknowledgement.
	 * @param mayAdd false for a reader, who may send back only what is there.
	 * @param isSure what other processes stored until now is here.
	 */
	receive(
		author: Participant,
		position: number,
		update: Update,
		mayAdd: boolean,
		isSure = !this.sharing.isShared,
	): Verdict {
		const verdict = this.#judge(author, position, update, mayAdd);
		const mayChange =
			verdict.verdict === 'missing' || (verdict.verdict === 'refused' && verdict.kind !== 'quota');
		return mayChange && !isSure ? { verdict: 'doubtful' } : verdict;
	}

	#judge(author: Participant, position: number, update: Update, mayAdd: boolean): Verdict {
		const actorId = author.identity.actorId;
		const clients = this.#inventory.newClients(update);
		if (
			clients.length > this.#limits.clientsPerUpdate ||
			clients.some((client) => !this.mayUse(client, actorId))
		)
			return {
				verdict: 'refused',
				kind: 'identity',
				reason: 'Cette modification est signée d’une autre personne.',
			};
		const result = this.#inventory.judge(update);
		if (result.novelty === 'nothing') return this.#queue({ author, position, update: null, entry: null });
		if (!mayAdd) return { verdict: 'refused', kind: 'rights', reason: closingSentence(closeCodes.refused) };
		if (result.novelty === 'missing') return { verdict: 'missing', lack: result.lack };
		if (this.#unstored > this.#limits.unstored) return { verdict: 'full' };
		const newClients = clients.filter((client) => !this.#clients.has(client));
		const bytes = this.content.size + this.#unstored;
		const full = this.#quota.exceededBy({ update, order: result.order, newClients, actorId }, bytes);
		if (full) return { verdict: 'refused', kind: 'quota', reason: full };
		const isOwn = (client: number) => this.#clients.get(client) === actorId || clients.includes(client);
		const foreign = findForeign(update) ?? this.#outline.admit(update, result.order, isOwn);
		if (foreign) return { verdict: 'refused', kind: 'content', reason: foreignSentence(foreign) };
		this.#inventory.absorb(update);
		for (const client of newClients) this.#clients.set(client, actorId);
		const entry = { actorId, clientId: clients[0] ?? 0, bytes: update.bytes, newClients };
		return this.#queue({ author, position, update, entry });
	}

	/** How much of an update is decoded. */
	get bounds(): Bounds {
		return this.#quota.bounds;
	}

	/** Whether what an update lacked has come. */
	has(lack: Lack): boolean {
		return this.#inventory.has(lack);
	}

	/** Something accepted is not on disk yet. */
	get isWaiting(): boolean {
		return this.#accepted.length > 0 || this.#storing.length > 0;
	}

	#queue(update: Omit<Accepted, 'at'>): Verdict {
		const accepted = { ...update, at: performance.now() };
		this.#unstored += accepted.update?.bytes.length ?? 0;
		this.#accepted.push(accepted);
		this.#committer.enlist(this);
		return { verdict: 'accepted' };
	}

	take(): readonly AcceptedEntry[] {
		this.#storing = this.#accepted;
		this.#accepted = [];
		return this.#storing.flatMap(({ entry }) => entry ?? []);
	}

	committed(seq: number | undefined): void {
		const stored = this.#storing;
		this.#storing = [];
		const now = performance.now();
		const positions = new Map<Participant, number[]>();
		const own: Stored[] = [];
		for (const { author, position, update, entry, at } of stored) {
			this.#meter.acknowledged(now - at);
			const others = positions.get(author);
			if (others) others.push(position);
			else positions.set(author, [position]);
			if (!update || !entry) continue;
			this.#unstored -= update.bytes.length;
			own.push({ author, update, actorId: entry.actorId });
		}
		for (const [author, durable] of positions) author.durable(durable);
		if (seq !== undefined) this.sharing.stored(seq, own);
	}

	show(stored: readonly Stored[]): void {
		for (const { author, update, actorId } of stored) {
			if (!author) this.#learn(update, actorId);
			// One after the other: a reader who falls behind at one goes on with the next.
			this.content.append(update);
			this.#relay(author, update.bytes);
		}
		this.presence.flush();
		this.#whenStored(this);
	}

	/** What came through another process is there, and its new client ids are its author's. */
	#learn(update: Update, actorId: string | null): void {
		this.#absorb(update);
		for (const client of update.structs.keys())
			if (!this.#clients.has(client)) this.#clients.set(client, actorId ?? nobody);
	}

	/** @returns false when it refers to what is not here. */
	#absorb(update: Update): boolean {
		const result = this.#inventory.judge(update);
		if (result.novelty === 'missing') return false;
		if (result.novelty === 'new') this.#outline.absorb(update, result.order);
		this.#inventory.absorb(update);
		return true;
	}

	#relay(author: Participant | undefined, update: Uint8Array): void {
		const frame = encodeFrame({ type: 'update', update });
		for (const member of this.members) if (member !== author) member.relay(frame);
	}

	stalled(): void {
		this.#accepted = [...this.#storing, ...this.#accepted];
		this.#storing = [];
		for (const author of new Set(this.#accepted.map((accepted) => accepted.author))) author.stalled();
	}

	/** What was accepted meanwhile may build on what is lost: nothing of it may be stored without it. */
	failed(): void {
		this.broken = true;
		this.#accepted = [];
		this.#storing = [];
		this.#unstored = 0;
		this.sharing.close();
		for (const member of [...this.members])
			member.close('unavailable', 'Enregistrement impossible pour l’instant');
	}
}
