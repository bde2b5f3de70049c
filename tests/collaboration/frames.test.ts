import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeBytes } from '#domain/collaboration/bytes.ts';
import { encodeAwareness } from '#domain/collaboration/presence.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw, type OwnEditor, type RawClient } from '../support/realtime-clients.ts';
import { seeded } from '../support/realtime-schedules.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
let document: TestDocument;
let claire: OwnEditor;
const fatal: unknown[] = [];
const keep = (error: unknown) => void fatal.push(error);
beforeAll(async () => {
	host = await startHost({ connectionsPerAccount: 500, connectionsPerDocument: 1000 });
	troika = await aTroika(host);
	document = await aDocument(host, troika.groupId, troika.state);
	claire = await join(host, document, troika.state);
	process.prependListener('uncaughtException', keep);
});
afterAll(async () => {
	process.off('uncaughtException', keep);
	leaveAll();
	await host.close();
});
/** The process is up, and others write on. */
afterEach(async () => {
	claire.type('.');
	await claire.saved();
	expect(fatal).toEqual([]);
});

const roles = ['stock reader', 'our reader', 'stock writer', 'our writer'] as const;
type Role = (typeof roles)[number];

async function enter(role: Role): Promise<RawClient> {
	const client = await raw(host, document, role.endsWith('reader') ? troika.reader : troika.academy);
	if (role.startsWith('our')) client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
	return client;
}

const stays = 0;

/** The code it was closed with, or that it stays and is answered. */
async function verdictOf(role: Role, frame: Uint8Array | string): Promise<number> {
	const client = await enter(role);
	client.socket.send(frame);
	client.socket.send(writeBytes(0, 0, new Uint8Array([0])));
	const verdict = await Promise.race([client.closed, client.next('step-2').then(() => stays)]);
	client.close();
	return verdict;
}

const nothing = new Uint8Array([0, 0]);
const sign = encodeAwareness([{ clientId: 7, clock: 1, state: { typing: true } }]);
const writers = (role: Role) => (role.endsWith('writer') ? stays : 4403);

/** Every message that there is, and some that there are not: what each role gets for it. */
const messages: readonly (readonly [name: string, bytes: Uint8Array, verdict: (role: Role) => number])[] = [
	['step 1', writeBytes(0, 0, new Uint8Array([0])), () => stays],
	['step 2', writeBytes(0, 1, nothing), () => stays],
	['update', writeBytes(0, 2, nothing), writers],
	['awareness', writeBytes(1, sign), () => stays],
	['query awareness', writeBytes(3), () => stays],
	['hello', writeBytes(100, 1, schemaEpoch), () => stays],
	['hello of an older schema', writeBytes(100, 1, schemaEpoch - 1), () => 4409],
	['denied', writeBytes(2, 0, 'non'), () => 4400],
	['welcome', writeBytes(101, 1, 1, 1), () => 4400],
	['durable', writeBytes(102, 3), () => 4400],
	['refused', writeBytes(103, 1, 'non'), () => 4400],
	['event', writeBytes(104, 'paused', '{}'), () => 4400],
	['a sync step that is none', writeBytes(0, 3, nothing), () => 4400],
	['an auth message that is none', writeBytes(2, 1, 'oui'), () => 4400],
	...[4, 99, 105, 127, 300].map((type) => [`type ${type}`, writeBytes(type), () => 4400] as const),
	// What an update is made of is looked at only from who may write, or could a moment ago.
	[
		'step 2 of garbage',
		writeBytes(0, 1, new Uint8Array([9, 9, 9])),
		(role) => (role.endsWith('writer') ? 4400 : stays),
	],
	[
		'update of garbage',
		writeBytes(0, 2, new Uint8Array([9, 9, 9])),
		(role) => (role.endsWith('writer') ? 4400 : 4403),
	],
];

describe('each message from each role [CAP-1] [R2]', () => {
	it.each(messages)('%s', async (_name, bytes, verdict) => {
		const found = await Promise.all(roles.map((role) => verdictOf(role, bytes)));
		expect(Object.fromEntries(roles.map((role, n) => [role, found[n]]))).toEqual(
			Object.fromEntries(roles.map((role) => [role, verdict(role)])),
		);
	});
});

const joined = (...parts: readonly (Uint8Array | readonly number[])[]) =>
	Uint8Array.from(parts.flatMap((part) => [...part]));

/** Ways to spoil a message, whichever it is. */
const spoilt: readonly (readonly [name: string, (bytes: Uint8Array) => readonly (Uint8Array | string)[]])[] =
	[
		['cut at every byte', (bytes) => [...bytes].map((_, length) => bytes.subarray(0, length))],
		['with a byte behind', (bytes) => [joined(bytes, [0])]],
		['twice in one frame', (bytes) => [joined(bytes, bytes)]],
		[
			'with a type of too many bytes',
			(bytes) => [joined([bytes[0]! | 128], Array<number>(12).fill(128), [0], bytes.subarray(1))],
		],
		[
			'with a type beyond all integers',
			(bytes) => [joined(Array<number>(9).fill(255), [127], bytes.subarray(1))],
		],
		['as text', (bytes) => [String.fromCharCode(...bytes)]],
	];

describe('what is not exactly one message closes its sender, whoever it is [R2]', () => {
	const known = messages.slice(0, 6);
	it.each(spoilt)('%s', { timeout: 20_000 }, async (_name, spoil) => {
		for (const [name, bytes] of known)
			for (const role of ['stock reader', 'our writer'] as const) {
				const found = await Promise.all(spoil(bytes).map((frame) => verdictOf(role, frame)));
				expect(new Set(found), `${name}, ${role}`).toEqual(new Set([4400]));
			}
	});

	it.each<[string, Uint8Array]>([
		['an empty frame', new Uint8Array()],
		['a block longer than its frame', joined([0, 2], [255, 255, 255, 255, 255, 255, 255, 15], [0, 0])],
		['an update that announces 2^52 operations', writeBytes(0, 2, joined([1], writeBytes(2 ** 52, 5, 0)))],
		['an update that announces 2^52 deletions', writeBytes(0, 2, joined([0, 1, 5], writeBytes(2 ** 52)))],
		['a reason that is not UTF-8', joined([2, 0, 1, 255])],
		['a presence that is not UTF-8', writeBytes(1, joined([1, 7, 1, 2, 255, 254]))],
		['a state vector with bytes behind', writeBytes(0, 0, new Uint8Array([0, 0]))],
	])('%s', async (_name, bytes) => {
		expect(await verdictOf('our writer', bytes)).toBe(4400);
	});

	it('an integer in more bytes than it needs is that integer', async () => {
		expect(await verdictOf('our writer', joined([128, 0], [0, 1, 0]))).toBe(stays);
	});
});

/** Milliseconds; FUZZ_MS for longer. */
const patience = Number(process.env['FUZZ_MS'] ?? 3000);

describe('frames with some bytes changed', () => {
	it(
		'end in a verdict for their sender, and in nothing for the others',
		{ timeout: patience + 20_000 },
		async () => {
			const doc = new Y.Doc();
			doc.clientID = 4242;
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(claire.doc));
			let update = nothing;
			doc.on('update', (bytes: Uint8Array) => (update = bytes as typeof update));
			doc.getMap('sections').set(crypto.randomUUID(), new Y.Map([['status', 'todo']]));
			const frames = [
				...messages.map(([, bytes]) => bytes),
				writeBytes(0, 2, update),
				writeBytes(0, 1, update),
			];
			const verdicts = new Map<number, number>();
			const random = seeded(20_261_121);
			for (const end = Date.now() + patience; Date.now() < end;) {
				const found = await Promise.all(
					Array.from({ length: 12 }, () => {
						const frame = frames[Math.floor(random() * frames.length)]!.slice();
						for (let changes = 1 + random() * 3; changes > 1; changes -= 1)
							frame[Math.floor(random() * frame.length)] = Math.floor(random() * 256);
						return verdictOf(roles[Math.floor(random() * roles.length)]!, frame);
					}),
				);
				for (const verdict of found) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
			}
			expect([stays, 4400, 4403, 4409, 4503]).toEqual(expect.arrayContaining([...verdicts.keys()]));
			expect(verdicts.get(4400)).toBeGreaterThan(10);
		},
	);
});
