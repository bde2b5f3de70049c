import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { decodeFrame, encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';
import { Channel, type ChannelOptions } from '#lib/collaboration/channel.ts';
import { listParticipants, type Participant } from '#lib/collaboration/participant.ts';
import type { SocketConstructor } from '#lib/collaboration/socket.ts';
import type { TestDocument, TestPerson } from './troika.ts';

/** What a client needs to know of a server. */
export interface Address {
	readonly site: string;
	readonly cookieName: string;
	readonly context: { readonly config: { readonly ORIGIN: string } };
}

/** Waits for a condition, which may be asynchronous; fails with its words after `patience` milliseconds. */
export async function until(
	what: string,
	condition: () => boolean | Promise<boolean>,
	patience = 10_000,
): Promise<void> {
	for (const end = Date.now() + patience; ;) {
		if (await condition()) return;
		if (Date.now() > end) throw new Error(`never happened: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** A browser's WebSocket in that it sends this person's cookie and the site's Origin. */
export function socketOf(host: Address, person: TestPerson | null): SocketConstructor {
	return class extends WebSocket {
		constructor(address: string) {
			const cookie = person ? `${host.cookieName}=${person.token}` : '';
			super(address, { headers: { cookie }, origin: host.context.config.ORIGIN });
		}
	} as unknown as SocketConstructor;
}

/** Somebody with the document open. */
export interface Editor {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** What is in the text of its section. */
	text(): string;
	/** Types at the end of the text. */
	type(words: string): void;
	close(): void;
}

export interface OwnEditor extends Editor {
	readonly channel: Channel;
	people(): Participant[];
	/** Everything typed is acknowledged. */
	saved(): Promise<void>;
}

/** The server said that it can store nothing for now. */
export function isTold(editor: OwnEditor): boolean {
	const { save } = editor.channel;
	return save.state === 'unsaved' && save.reason !== undefined;
}

const opened: { close(): void }[] = [];

/** Leaves every document that was joined; for `afterEach`. */
export function leaveAll(): void {
	for (const editor of opened.splice(0)) editor.close();
}

/** Opens a document with our own client, and waits until its content is there. */
export async function join(
	host: Address,
	document: TestDocument,
	person: TestPerson,
	options: ChannelOptions = {},
): Promise<OwnEditor> {
	const editor = knock(host, document, person, options);
	await until(`${person.name} joins`, () => editor.channel.synced);
	return editor;
}

/** The same without waiting: the door may stay shut. */
export function knock(
	host: Address,
	document: TestDocument,
	person: TestPerson | null,
	options: ChannelOptions = {},
): OwnEditor {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	const channel = new Channel(document.id, doc, awareness, {
		site: host.site,
		WebSocket: socketOf(host, person),
		...options,
	});
	channel.connect();
	const editor: OwnEditor = {
		...writing(doc, awareness, document),
		channel,
		people: () => listParticipants(awareness.getStates(), doc.clientID),
		saved: () => until('saved', () => channel.save.state === 'saved'),
		close() {
			channel.destroy();
			awareness.destroy();
			doc.destroy();
		},
	};
	opened.push(editor);
	return editor;
}

export interface StockEditor extends Editor {
	readonly provider: WebsocketProvider;
}

/** Opens a document with the y-websocket provider as it comes, and waits until it says it is synced. */
export async function joinStock(
	host: Address,
	document: TestDocument,
	person: TestPerson,
): Promise<StockEditor> {
	const editor = knockStock(host, document, person);
	await until(`${person.name} joins`, () => editor.provider.synced);
	return editor;
}

export function knockStock(host: Address, document: TestDocument, person: TestPerson): StockEditor {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${host.site}/collab`, document.id, doc, {
		WebSocketPolyfill: socketOf(host, person) as unknown as typeof globalThis.WebSocket,
		disableBc: true,
		maxBackoffTime: 300,
	});
	const editor: StockEditor = {
		...writing(doc, provider.awareness, document),
		provider,
		close() {
			provider.destroy();
			doc.destroy();
		},
	};
	opened.push(editor);
	return editor;
}

/** The text of a document's section, its blocks on lines of their own. */
export function sectionText(doc: Y.Doc, document: TestDocument): string {
	const section = doc.getMap('sections').get(document.sectionId) as Y.Map<unknown> | undefined;
	const content = section?.get('content') as Y.XmlFragment | undefined;
	return content?.toArray().map(textOf).join('\n') ?? '';
}

function writing(doc: Y.Doc, awareness: Awareness, document: TestDocument) {
	const content = () =>
		(doc.getMap('sections').get(document.sectionId) as Y.Map<unknown> | undefined)?.get('content') as
			Y.XmlFragment | undefined;
	const run = () => {
		const paragraph = content()?.get(0) as Y.XmlElement;
		const last = paragraph.get(0);
		if (last) return last as Y.XmlText;
		const text = new Y.XmlText();
		paragraph.insert(0, [text]);
		return text;
	};
	return {
		doc,
		awareness,
		text: () => sectionText(doc, document),
		type: (words: string) => doc.transact(() => run().insert(run().length, words)),
	};
}

function textOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
	if (node instanceof Y.XmlText) return node.toString();
	return (node as Y.XmlElement)
		.toArray()
		.map((child) => textOf(child as Y.XmlText))
		.join('');
}

/** A program that speaks frames by hand. */
export interface RawClient {
	readonly received: Frame[];
	/** Resolves with the close code, or with the HTTP status when there was no upgrade. */
	readonly closed: Promise<number>;
	/** What came with the close code. */
	readonly reason: string;
	send(frame: Frame | Uint8Array): void;
	/** The first frame of a type, now or later. */
	next<T extends Frame['type']>(type: T): Promise<Extract<Frame, { type: T }>>;
	close(): void;
	readonly socket: WebSocket;
}

export interface RawOptions {
	readonly path?: string;
	readonly origin?: string | null;
	readonly cookie?: string;
}

/** Opens a socket as `person`, saying nothing; `options` change what is in the request. */
export async function raw(
	host: Address,
	document: TestDocument,
	person: TestPerson | null,
	options: RawOptions = {},
): Promise<RawClient> {
	const cookie = options.cookie ?? (person ? `${host.cookieName}=${person.token}` : '');
	const origin = options.origin === undefined ? host.context.config.ORIGIN : options.origin;
	const socket = new WebSocket(`${host.site}${options.path ?? `/collab/${document.id}`}`, {
		headers: { cookie, ...(origin === null ? {} : { origin }) },
	});
	const received: Frame[] = [];
	socket.on('message', (data) => received.push(decodeFrame(new Uint8Array(data as Buffer))));
	socket.on('error', () => {});
	let reason = '';
	const closed = new Promise<number>((resolve) => {
		socket.on('close', (code, text) => {
			reason = text.toString();
			resolve(code);
		});
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
	});
	const client: RawClient = {
		received,
		closed,
		socket,
		get reason() {
			return reason;
		},
		send: (frame) => socket.send(frame instanceof Uint8Array ? frame : encodeFrame(frame)),
		async next(type) {
			await until(`a ${type} frame`, () => received.some((frame) => frame.type === type));
			return received.find((frame) => frame.type === type) as never;
		},
		close: () => socket.close(),
	};
	opened.push(client);
	await Promise.race([closed, new Promise((resolve) => socket.once('open', resolve))]);
	return client;
}
