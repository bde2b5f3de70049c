import { closeCodes, closingSentence } from '#domain/collaboration/closing.ts';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import type { AcceptedEntry, Journal, StoredEntry } from '../documents/journal.ts';
import type { Line } from '../peers/peers.ts';
import type { Committer, Source } from './committer.ts';
import { Content } from './content.ts';
import { Guard } from './guard.ts';
import type { Lack } from './integration.ts';
import type { Limits } from './limits.ts';
import type { Meter } from './meter.ts';
import { openJournal } from './opening.ts';
import type { Participant } from './participant.ts';
import { RoomPresence } from './presence.ts';
import { Sharing, type Shown, type Stored } from './sharing.ts';
import { Quota } from './quota.ts';
import { summarise, type Summary } from './summary.ts';
import { readUpdate, type Bounds, type Update } from './update.ts';
import type { Verdict } from './verdict.ts';
import { findForeign, foreignSentence } from './vocabulary.ts';

const nobody = '';
const notTheirs = 'Cette modification est signée d’une autre personne.';

interface Accepted {
	readonly author: Participant;
	readonly position: number;
	/** Without its operations: of those that wait, each is copied whenever garbage is collected. Null when only its turn to be acknowledged is kept. */
	readonly update: Summary | null;
	readonly entry: AcceptedEntry | null;
	/** When it came, on the process's own clock, in milliseconds. */
	readonly at: number;
}

/**
 * One open document. Commit, then acknowledge, then relay the received bytes [E1]: the order of this file is the promise.
 * `guard` runs ahead of `content` by what is accepted and not yet on disk, once it is ready.
 */
export class Room implements Source, Shown {
	readonly documentId: string;
	readonly members = new Set<Participant>();
	readonly presence: RoomPresence;
	readonly content = new Content();
	readonly guard: Guard;
	readonly sharing: Sharing;
	/** Stored entries that refer to what was never stored. */
	readonly incomplete: number;
	/** The database refused an update: what this room knows is ahead of what is stored, it must be opened anew. */
	broken = false;
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
		this.guard = new Guard(this.content, limits.unstored);
		this.#quota = new Quota(this.guard, clients, limits);
		this.#committer = committer;
		this.#limits = limits;
		this.#meter = meter;
		this.#whenStored = whenStored;
		this.incomplete = openJournal(journal, this.content);
		// What the application wrote is nobody's to go on with.
		for (const client of this.content.clients) if (!clients.has(client)) clients.set(client, nobody);
		this.sharing.begin();
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
		const { inventory, outline } = this.guard;
		const clients = inventory.newClients(update);
		if (
			clients.length > this.#limits.clientsPerUpdate ||
			clients.some((client) => !this.mayUse(client, actorId))
		)
			return { verdict: 'refused', kind: 'identity', reason: notTheirs };
		const result = inventory.judge(update);
		if (result.novelty === 'nothing') return this.acknowledge(author, position);
		if (!mayAdd) return { verdict: 'refused', kind: 'rights', reason: closingSentence(closeCodes.refused) };
		if (result.novelty === 'missing') return { verdict: 'missing', lack: result.lack };
		if (this.#unstored > this.#limits.unstored) return { verdict: 'full' };
		const newClients = clients.filter((client) => !this.#clients.has(client));
		const bytes = this.content.size + this.#unstored;
		const entrant = { update, order: result.order, newClients, actorId };
		const full = this.#quota.exceededBy(entrant, bytes);
		if (full) return { verdict: 'refused', kind: 'quota', reason: full };
		const foreign = findForeign(update) ?? outline.admit(update, result.order, actorId);
		if (foreign) return { verdict: 'refused', kind: 'content', reason: foreignSentence(foreign) };
		this.#quota.enter(entrant);
		inventory.absorb(update);
		for (const client of newClients) this.#clients.set(client, actorId);
		const entry = { actorId, clientId: clients[0] ?? 0, bytes: update.bytes, newClients };
		return this.#queue({ author, position, update: summarise(update), entry });
	}

	/** Queues an update that says nothing new: only its turn is kept. */
	acknowledge(author: Participant, position: number): Verdict {
		return this.#queue({ author, position, update: null, entry: null });
	}

	/** How much of an update is decoded. */
	get bounds(): Bounds {
		return this.#quota.bounds;
	}

	/** Whether what an update lacked has come. */
	has(lack: Lack): boolean {
		return this.guard.inventory.has(lack);
	}

	/** Something accepted is not on disk yet. */
	get isWaiting(): boolean {
		return this.#accepted.length > 0 || this.#storing.length > 0 || this.guard.held > 0;
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
			own.push({ author, update, actorId: entry.actorId, takenBy: this.guard.inventory });
		}
		for (const [author, durable] of positions) author.durable(durable);
		if (seq !== undefined) this.sharing.stored(seq, own);
	}

	show(stored: readonly Stored[]): void {
		for (const { author, update, decoded, actorId, takenBy } of stored) {
			if (takenBy !== this.guard.inventory) this.#learn(decoded ?? readUpdate(update.bytes), actorId);
			// One after the other: a reader who falls behind at one goes on with the next.
			this.content.appendStored(update);
			this.#relay(author, update.bytes);
		}
		if (!this.isWaiting) this.guard.lighten();
		this.presence.flush();
		this.#whenStored(this);
	}

	/** What did not come by this guard is there, and its new client ids are its author's. */
	#learn(update: Update, actorId: string | null): void {
		this.guard.learn(update);
		for (const client of update.structs.keys())
			// Whoever meant to use it here and is not stored yet comes second.
			if (!this.content.has(client)) this.#clients.set(client, actorId ?? nobody);
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

	/**
	 * Whoever meant to begin that client is refused, nobody else is concerned: what waits besides is held anew against what is stored, without
	 * what was never stored [PEER-8].
	 */
	disowned(clientId: number, actorId: string): void {
		const waiting = [...this.#storing, ...this.#accepted];
		for (const { entry } of waiting)
			for (const client of entry?.newClients ?? [])
				if (!this.content.has(client)) this.#clients.delete(client);
		this.#clients.set(clientId, actorId);
		const bytes = this.#unstored;
		[this.#accepted, this.#storing, this.#unstored] = [[], [], 0];
		this.guard.forget();
		this.guard.hold(bytes);
		const again = () => {
			this.guard.hold(-bytes);
			for (const one of waiting) this.#judgeAgain(one, clientId);
		};
		const judged = this.guard.prepare().then(again);
		void judged.catch(() => this.failed());
	}

	#judgeAgain({ author, position, entry }: Accepted, disowned: number): void {
		if (!entry) return void this.acknowledge(author, position);
		const update = readUpdate(entry.bytes);
		if (entry.newClients.includes(disowned)) return author.refuse('identity', notTheirs, position);
		const { verdict } = this.#judge(author, position, update, true);
		if (verdict !== 'accepted') author.returned(position, update);
	}

	/** To be called every so often: who only reads needs nobody to judge [0016]. */
	rest(): void {
		if (!this.isWaiting) this.guard.rest(this.seq);
	}

	/** Nothing comes any more. */
	close(): void {
		this.guard.close();
		this.sharing.close();
	}

	/** What was accepted meanwhile may build on what is lost: nothing of it may be stored without it. */
	failed(): void {
		this.broken = true;
		this.#accepted = [];
		this.#storing = [];
		this.#unstored = 0;
		this.close();
		for (const member of [...this.members])
			member.close('unavailable', 'Enregistrement impossible pour l’instant');
	}
}
