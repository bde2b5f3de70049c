import { decodeFrame } from '#domain/collaboration/protocol.ts';
import { MessageStream } from './message-stream.ts';
import type { Moment, SystemCall } from './system-calls.ts';

/** An update that the server received, and how far its way to the disk is known to have gone. */
interface Witnessed {
	readonly bytes: Buffer;
	state: 'received' | 'written' | 'committed' | 'synced';
}

interface Connection {
	readonly name: string;
	readonly incoming: MessageStream;
	readonly outgoing: MessageStream;
	/** In their order: an acknowledgement says how many. */
	readonly updates: Witnessed[];
	acknowledged: number;
}

/** Bytes of the header before each page in SQLite's write-ahead log; the second integer is not 0 at the end of a transaction. */
const pageHeader = 24;
/** An update that says nothing: it is acknowledged, and stored nowhere [ACK-3]. */
const isNothing = (update: Buffer) => update.equals(Buffer.from([0, 0]));

/** What SyncWitness knows how to read. */
export const concerns = (file: string) => isJournal(file) || isConnection(file);
const isJournal = (file: string) => file.endsWith('.sqlite-wal');
const isConnection = (file: string) => file.startsWith('TCP');

/**
 * Reads a server's system calls and holds them against E2: when a write to a socket begins that acknowledges or shows an update,
 * the bytes of that update, and the end of their transaction, are in the write-ahead log, and a sync of it that began after has returned 0.
 */
export class SyncWitness {
	readonly violations: string[] = [];
	acknowledgements = 0;
	/** Words that were acknowledged, and those that were shown to somebody, once for each reader. */
	readonly acknowledged = new Set<string>();
	relays = 0;
	syncs = 0;
	readonly #connections = new Map<string, Connection>();
	readonly #byWord = new Map<string, Witnessed>();
	#received: Witnessed[] = [];
	#written: Witnessed[] = [];
	#committed: Witnessed[] = [];
	readonly #syncing = new Map<SystemCall, Witnessed[]>();
	#endsTransaction = false;

	see({ when, call }: Moment): void {
		const isWriting = /write|send/.test(call.name);
		if (isJournal(call.file)) {
			if (/sync$/.test(call.name)) this.#sync(when, call);
			else if (when === 'returns' && isWriting) this.#write(call.bytes);
		} else if (isConnection(call.file)) {
			const connection = this.#connectionOf(call.file);
			if (isWriting && when === 'begins')
				for (const message of connection.outgoing.take(call.bytes)) this.#tell(connection, message);
			else if (!isWriting && when === 'returns')
				for (const message of connection.incoming.take(call.bytes)) this.#receive(connection, message);
		}
	}

	#receive(connection: Connection, message: Uint8Array): void {
		const frame = decodeFrame(message);
		if (frame.type !== 'update' && frame.type !== 'step-2') return;
		const update: Witnessed = { bytes: Buffer.from(frame.update), state: 'received' };
		connection.updates.push(update);
		this.#received.push(update);
		for (const word of wordsOf(update.bytes)) this.#byWord.set(word, update);
	}

	#write(bytes: Buffer): void {
		if (bytes.length === pageHeader) {
			this.#endsTransaction = bytes.readUInt32BE(4) !== 0;
			return;
		}
		const isThere = (update: Witnessed) => bytes.includes(update.bytes);
		this.#written.push(...advance(this.#received.filter(isThere), 'written'));
		this.#received = this.#received.filter(({ state }) => state === 'received');
		if (!this.#endsTransaction) return;
		this.#endsTransaction = false;
		this.#committed.push(...advance(this.#written, 'committed'));
		this.#written = [];
	}

	#sync(when: Moment['when'], call: SystemCall): void {
		if (when === 'begins') {
			this.#syncing.set(call, this.#committed);
			this.#committed = [];
			return;
		}
		const covered = this.#syncing.get(call) ?? [];
		this.#syncing.delete(call);
		if (call.result !== 0) return void this.#committed.push(...covered);
		this.syncs += 1;
		advance(covered, 'synced');
	}

	#tell(connection: Connection, message: Uint8Array): void {
		const frame = decodeFrame(message);
		if (frame.type === 'durable') {
			this.acknowledgements += 1;
			if (frame.count > connection.updates.length)
				this.violations.push(`${connection.name}: ${frame.count} acknowledged, fewer were received`);
			for (const update of connection.updates.slice(connection.acknowledged, frame.count)) {
				this.#check(connection, update, 'acknowledged');
				for (const word of wordsOf(update.bytes)) this.acknowledged.add(word);
			}
			connection.acknowledged = frame.count;
		} else if (frame.type === 'update' || frame.type === 'step-2')
			for (const word of wordsOf(Buffer.from(frame.update))) {
				this.relays += 1;
				this.#check(connection, this.#byWord.get(word), 'shown');
			}
	}

	#check(connection: Connection, update: Witnessed | undefined, what: string): void {
		if (update?.state === 'synced' || (update && isNothing(update.bytes))) return;
		const word = update ? (wordsOf(update.bytes)[0] ?? update.bytes.toString('hex')) : 'an unknown word';
		this.violations.push(
			`${connection.name}: ${word} ${what} when it was only ${update?.state ?? 'made up'}`,
		);
	}

	#connectionOf(name: string): Connection {
		let connection = this.#connections.get(name);
		if (!connection) {
			const [incoming, outgoing] = [new MessageStream(), new MessageStream()];
			connection = { name, incoming, outgoing, updates: [], acknowledged: 0 };
			this.#connections.set(name, connection);
		}
		return connection;
	}
}

function advance(updates: Witnessed[], state: Witnessed['state']): Witnessed[] {
	for (const update of updates) update.state = state;
	return updates;
}

/** Words are typed as [writer:number]; no other bytes of an update look like one. */
function wordsOf(update: Buffer): string[] {
	return update.toString('latin1').match(/\[\d+:\d+\]/g) ?? [];
}
