import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes, isFinal } from '#domain/collaboration/closing.ts';
import { encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';
import { advise, type Words } from '#lib/collaboration/advice.ts';
import type { SocketConstructor, SocketLike } from '#lib/collaboration/socket.ts';
import type { Trouble } from '#lib/collaboration/trouble.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, knock, leaveAll, socketOf, until } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type TestPerson, type Troika } from '../support/troika.ts';

const allWords: readonly Words[] = [
	{ pending: false, kept: 'device' },
	{ pending: true, kept: 'device' },
	{ pending: true, kept: 'tab' },
];
const closings = [...Object.values(closeCodes), 1009].filter(isFinal);
const troubles: readonly Trouble[] = [
	...closings.map((code) => ({ kind: 'closed', code, reason: '' }) as const),
	{ kind: 'blocked' },
	{ kind: 'unreadable' },
	{ kind: 'unavailable' },
	{ kind: 'paused', reason: 'Les serveurs ne se voient plus' },
	{ kind: 'read-only' },
	{ kind: 'strayed' },
	{ kind: 'aside' },
];

describe('what the notice says [TRO-1]', () => {
	it.each(troubles.map((trouble) => [trouble.kind, trouble] as const))('of %s %o', (_, trouble) => {
		for (const words of allWords) {
			const { title, text, remedies } = advise(trouble, words);
			expect(title).toMatch(/^\p{Lu}[^.]*$/u);
			expect(text).toMatch(/^\p{Lu}.*[.]$/u);
			expect(text).not.toMatch(/ {2}|\.\./);
			if (trouble.kind === 'aside') continue;
			// Whoever has words that are nowhere else can take them along; nobody is told that they are saved.
			expect(remedies.includes('download')).toBe(words.pending);
			expect(/Tout ce que vous avez écrit est enregistré/.test(text)).toBe(!words.pending);
			if (words.pending) expect(text).toContain(words.kept === 'device' ? 'sur cet appareil' : 'cet onglet');
		}
	});

	it('gives the server’s reason for a refusal', () => {
		const trouble = { kind: 'closed', code: 4403, reason: 'Le nœud « table » n’existe pas' } as const;
		expect(advise(trouble, allWords[1]!).text).toMatch(/^Le nœud « table » n’existe pas\. Vos derniers mots/);
	});

	it('offers to reopen without the refused words only where they are kept', () => {
		const trouble = { kind: 'closed', code: 4403, reason: '' } as const;
		const [none, device, tab] = allWords.map((words) => advise(trouble, words).remedies);
		expect(none).toEqual(['reload']);
		expect(device).toEqual(['download', 'reopen']);
		expect(tab).toEqual(['download', 'reload']);
	});
});

/** A person's sockets, through which frames can be slipped as if the server had sent them. */
function slipping(host: Host, person: TestPerson) {
	const sockets: SocketLike[] = [];
	const Real = socketOf(host, person);
	const WebSocket = class extends Real {
		constructor(address: string) {
			super(address);
			sockets.push(this);
		}
	} as SocketConstructor;
	return {
		WebSocket,
		sockets,
		slip(bytes: Uint8Array | Frame) {
			const data = bytes instanceof Uint8Array ? bytes : encodeFrame(bytes);
			sockets.at(-1)?.onmessage?.({ data: new Uint8Array(data).buffer });
		},
	};
}

describe('our client in trouble', () => {
	let host: Host;
	let troika: Troika;
	beforeAll(async () => {
		host = await startHost();
		troika = await aTroika(host);
	});
	afterEach(leaveAll);
	afterAll(() => host.close());

	const open = async (now = () => new Date()) => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const line = slipping(host, troika.state);
		const { WebSocket } = line;
		return { ...line, editor: await join(host, document, troika.state, { WebSocket, now }) };
	};

	it.each([
		['of an unknown type', new Uint8Array([99])],
		['cut short', new Uint8Array([0, 2, 9, 1])],
		['empty', new Uint8Array()],
		['whose update is no update', encodeFrame({ type: 'update', update: new Uint8Array([1, 200, 3]) })],
	])('a frame %s ends the connection, not the page: it comes back and saves [TRO-2]', async (_, bytes) => {
		const { editor, sockets, slip } = await open();
		expect(() => slip(bytes)).not.toThrow();
		expect(editor.channel.save.state).toBe('offline');
		editor.type('encore');
		await editor.saved();
		expect(sockets).toHaveLength(2);
		expect(editor.channel.trouble).toBeNull();
	});

	it('frames that never make sense are said, until one does [TRO-2]', async () => {
		let seconds = 0;
		const { editor, sockets, slip } = await open(() => new Date(seconds * 1000));
		for (const times of [1, 2, 3]) {
			await until(`open ${times}`, () => sockets.length === times && sockets.at(-1)?.readyState === 1);
			editor.type('encore');
			await editor.saved();
			slip(new Uint8Array([99]));
		}
		expect(editor.channel.trouble).toEqual({ kind: 'unreadable' });
		await editor.saved();
		seconds = 6;
		editor.type('enfin');
		await until('understood again', () => editor.channel.trouble === null);
	});

	it('an event that cannot be read is left alone', async () => {
		const { editor, sockets, slip } = await open();
		const heard: unknown[] = [];
		editor.channel.onEvent((name, body) => heard.push([name, body]));
		slip({ type: 'event', name: 'versions', body: '{"broken' });
		slip({ type: 'event', name: 'versions', body: '{"number":3}' });
		editor.type('encore');
		await editor.saved();
		expect(heard).toEqual([['versions', { number: 3 }]]);
		expect(sockets).toHaveLength(1);
	});

	it('writing pauses with the server’s reason, and goes on with the right to write [TRO-3]', async () => {
		const { editor, slip } = await open();
		const welcome = (canWrite: boolean) => slip({ type: 'welcome', version: 1, epoch: 1, canWrite });
		welcome(false);
		expect(editor.channel.trouble).toEqual({ kind: 'read-only' });
		slip({ type: 'event', name: 'paused', body: '{"reason":"Les serveurs ne se voient plus"}' });
		expect(editor.channel.trouble).toEqual({ kind: 'paused', reason: 'Les serveurs ne se voient plus' });
		editor.type('gardé');
		expect(editor.channel.save).toMatchObject({ state: 'saving' });
		welcome(true);
		expect(editor.channel.trouble).toBeNull();
		// What was typed meanwhile is asked for, here by coming back.
		slip(new Uint8Array([99]));
		await editor.saved();
	});

	it('comes back after a final closure when the person asks for it [TRO-1]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		let person = troika.outsider;
		const WebSocket = function (address: string) {
			return new (socketOf(host, person))(address);
		} as unknown as SocketConstructor;
		const editor = knock(host, document, troika.outsider, { WebSocket });
		await until('refused', () => editor.channel.trouble?.kind === 'closed');
		expect(editor.channel.save).toEqual({ state: 'refused', pending: false });
		person = troika.state;
		editor.channel.retry();
		expect(editor.channel.trouble).toBeNull();
		await editor.saved();
	});
});

/** A device whose clock runs ten times as fast. */
const hasty = () => new Date(Date.now() * 10);

describe('a network that lets no socket through [E4] [TRO-4]', () => {
	/** A proxy: pages pass, sockets are refused. */
	async function aProxy(health: string): Promise<{ site: string; server: Server }> {
		const server = createServer((_, response) => response.end(health));
		server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'));
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address() as { port: number };
		return { site: `ws://127.0.0.1:${address.port}`, server };
	}
	let host: Host;
	let troika: Troika;
	beforeAll(async () => {
		host = await startHost();
		troika = await aTroika(host);
	});
	afterEach(leaveAll);
	afterAll(() => host.close());

	it('is said when the site answers', async () => {
		const { site, server } = await aProxy('{"status":"alive"}');
		const editor = knock({ ...host, site }, troika.document, troika.state, { now: hasty });
		await until('blocked', () => editor.channel.trouble?.kind === 'blocked');
		expect(editor.channel.save.state).toBe('offline');
		leaveAll();
		server.close();
	});

	it('is not said of a portal, nor of a server that is away', async () => {
		const { site, server } = await aProxy('<html>Bienvenue</html>');
		const [portal, away] = [
			knock({ ...host, site }, troika.document, troika.state, { now: hasty }),
			knock({ ...host, site: 'ws://127.0.0.1:9' }, troika.document, troika.state, { now: hasty }),
		];
		const began = hasty().getTime();
		await until('long enough', () => hasty().getTime() - began > 15_000);
		expect([portal, away].map(({ channel }) => channel.trouble)).toEqual([null, null]);
		leaveAll();
		server.close();
	});
});
