import { Agent, get } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { databases } from '../support/databases.ts';
import { startHost } from '../support/realtime.ts';
import { join, leaveAll, raw, sectionText, until, type OwnEditor } from '../support/realtime-clients.ts';
import { aServedTroika, hasFileLimits, listening, type Served, type Told } from '../support/stopping.ts';
import { aTroika, type TestPerson } from '../support/troika.ts';

let served: Served | undefined;
const ends: (() => void)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0)) end();
	leaveAll();
	await served?.remove();
	served = undefined;
});

const wordsOf = (text: string): string[] => text.match(/\[[\d.]+\]/g) ?? [];
const isReady = async () => (await fetch(`${served!.pages}/readyz`)).status;

interface Typist {
	readonly person: TestPerson;
	readonly editor: OwnEditor;
	readonly told: Told;
	typed: number;
	acknowledged: number;
}

/** Three people on their keyboards; what each was promised. */
async function typists({ troika, ...address }: Served): Promise<Typist[]> {
	const people: Typist[] = [];
	for (const person of [troika.state, troika.academy, troika.authority]) {
		const { WebSocket, told } = listening(address, person);
		const editor = await join(address, troika.document, person, { WebSocket });
		people.push({ person, editor, told, typed: 0, acknowledged: 0 });
	}
	people[0]!.editor.type(' ');
	await until('everyone has the line', () => people.every(({ editor }) => editor.text() === ' '));
	for (const one of people)
		one.editor.channel.onChange(() => {
			if (!one.editor.channel.hasPending) one.acknowledged = one.typed;
		});
	const typing = setInterval(() => {
		for (const [number, one] of people.entries()) one.editor.type(`[${number}.${(one.typed += 1)}]`);
	}, 10);
	ends.push(() => clearInterval(typing));
	await until('all are typing', () => people.every(({ acknowledged }) => acknowledged > 5));
	return people;
}

/** What is on disk once the process is gone. */
async function stored({ open, troika }: Served) {
	const database = open();
	const journal = await readJournal(database.reader, troika.document.id);
	const rows = await database.reader
		.selectFrom('document_journal')
		.select(['actor_id'])
		.where('document_id', '=', troika.document.id)
		.execute();
	await database.close();
	return {
		words: wordsOf(sectionText(loadState(journal), troika.document)),
		entriesOf: (actorId: string) => rows.filter((row) => row.actor_id === actorId).length,
	};
}

/** On disk: what was acknowledged and what anyone was shown, each word once. */
async function expectPromisesKept(people: readonly Typist[]): Promise<void> {
	const { words } = await stored(served!);
	expect(new Set(words).size).toBe(words.length);
	const promised = people.flatMap(({ editor, acknowledged }, number) => [
		...Array.from({ length: acknowledged }, (_, word) => `[${number}.${word + 1}]`),
		...wordsOf(editor.text()).filter((word) => !word.startsWith(`[${number}.`)),
	]);
	expect(promised.filter((word) => !words.includes(word))).toEqual([]);
}

/** @returns what lets it go. */
function hold({ open }: Served): () => void {
	const sqlite = open().sqlite!;
	sqlite.exec('begin immediate');
	return () => void sqlite.exec('rollback').close();
}

function failDisk({ limitFiles }: Served): () => void {
	limitFiles(1);
	return () => {};
}

describe('SIGTERM [RES-1] [E9]', () => {
	it('readiness fails while people still write, all that entered is stored and acknowledged, sockets close with 1012', async () => {
		served = await aServedTroika({ STOP_GRACE_MS: '1500' });
		const people = await typists(served);
		expect(await isReady()).toBe(200);
		const ending = served.stop();
		await until('readiness fails', async () => (await isReady()) === 503);
		const [claire] = people;
		const before = claire!.acknowledged;
		await until('she goes on writing', () => claire!.acknowledged > before + 5);
		expect(people.map(({ told }) => told.code)).toEqual([undefined, undefined, undefined]);
		const { code, milliseconds, isTidy } = await ending;
		expect({ code, isTidy }).toEqual({ code: 0, isTidy: true });
		expect(milliseconds).toBeLessThan(10_000);
		await until('all are told', () => people.every(({ told }) => told.code !== undefined));
		expect(people.map(({ told }) => told.code)).toEqual([1012, 1012, 1012]);
		const { entriesOf } = await stored(served);
		// The first update of a connection answers the server's question, and says nothing new.
		for (const { person, told } of people) expect(told.durable).toBe(entriesOf(person.actorId) + 1);
		await expectPromisesKept(people);
	});

	it.each(['SIGTERM', 'SIGINT'] as const)('a second signal, %s, changes nothing', async (signal) => {
		served = await aServedTroika({ STOP_GRACE_MS: '1500' });
		const people = await typists(served);
		const ending = served.stop();
		await until('it is stopping', async () => (await isReady()) === 503);
		served.child.kill(signal);
		expect(await ending).toMatchObject({ code: 0, isTidy: true });
		await expectPromisesKept(people);
	});

	it('is over in time when a client takes nothing, a request never ends, another never begins, and one is idle', async () => {
		served = await aServedTroika({ STOP_GRACE_MS: '0' });
		const stalled = await raw(served, served.troika.document, served.troika.reader);
		stalled.socket.pause();
		const people = await typists(served);
		const agent = new Agent({ keepAlive: true });
		const slow = get(`${served.pages}/slow`).on('error', () => {});
		const idle = get(`${served.pages}/healthz`, { agent }).on('error', () => {});
		idle.on('response', (response) => response.resume());
		const silent = connect(Number(new URL(served.pages).port), '127.0.0.1').on('error', () => {});
		silent.write('GET / HTTP/1.1\r\nHost: ');
		ends.push(() => {
			agent.destroy();
			silent.destroy();
			stalled.socket.terminate();
		});
		await Promise.all([once(slow, 'response'), once(idle, 'response')]);
		const { milliseconds, ...ending } = await served.stop();
		expect(ending).toEqual({ code: 0, isTidy: true });
		expect(milliseconds).toBeLessThan(10_000);
		await expectPromisesKept(people);
	});

	it('while documents are being opened tells everyone to come back', async () => {
		served = await aServedTroika({ STOP_GRACE_MS: '0' });
		const { troika } = served;
		const clients = Array.from({ length: 35 }, () => raw(served!, troika.document, troika.reader));
		await clients[0];
		const { code, isTidy, milliseconds } = await served.stop();
		expect({ code, isTidy }).toEqual({ code: 0, isTidy: true });
		expect(milliseconds).toBeLessThan(10_000);
		const codes = await Promise.all(clients.map(async (client) => (await client).closed));
		// 503 and 1006: before there was a socket to close.
		expect(codes.filter((one) => ![1012, 503, 1006].includes(one))).toEqual([]);
		expect(codes).toContain(1012);
	});

	it.each([
		['somebody else holds the database', hold],
		...(hasFileLimits ? [['the disk fails', failDisk] as const] : []),
	] as const)('while %s is over in time; nothing was promised that is not stored', async (_, fail) => {
		served = await aServedTroika();
		const people = await typists(served);
		const free = fail(served);
		const waiting = people.map(({ typed }) => typed);
		await until('all go on typing', () => people.every(({ typed }, index) => typed > waiting[index]! + 5));
		const { code, milliseconds } = await served.stop();
		expect(code).toBe(0);
		expect(milliseconds).toBeLessThan(10_000);
		free();
		await until('all are told', () => people.every(({ told }) => told.code !== undefined));
		expect(people.map(({ told }) => told.code)).toEqual([1012, 1012, 1012]);
		expect(people.every(({ editor }) => editor.channel.hasPending)).toBe(true);
		await expectPromisesKept(people);
	});

	it('while the database does not answer is over in time; what waits is acknowledged to nobody', async () => {
		const host = await startHost({}, databases.find(({ name }) => name === 'PGlite')!.open);
		const troika = await aTroika(host);
		const { WebSocket, told } = listening(host, troika.state);
		const claire = await join(host, troika.document, troika.state, { WebSocket });
		const yann = await join(host, troika.document, troika.academy);
		await host.context.database.raw.transaction().execute(async () => {
			claire.type('perdu ?');
			claire.awareness.setLocalStateField('typing', true);
			await until('the server has it', () => yann.people().some(({ typing }) => typing));
			const start = performance.now();
			await host.stop();
			expect(performance.now() - start).toBeLessThan(6000);
			await until('she is told', () => told.code === 1012);
			expect(claire.channel.hasPending).toBe(true);
			expect(yann.text()).toBe('');
		});
		await host.restart();
		await claire.saved();
		await until('it is shown', () => yann.text() === 'perdu ?');
		await host.close();
	});

	it('while the database does not answer a handshake turns it away, to come back', async () => {
		const host = await startHost({}, databases.find(({ name }) => name === 'PGlite')!.open);
		const troika = await aTroika(host);
		await host.context.database.raw.transaction().execute(async () => {
			const asked = once(host.http, 'upgrade');
			const client = raw(host, troika.document, troika.state);
			await asked;
			const start = performance.now();
			await host.stop();
			expect(performance.now() - start).toBeLessThan(2000);
			expect(await (await client).closed).toBe(503);
		});
		await host.close();
	});
});
