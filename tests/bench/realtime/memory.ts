import { appendEntries } from '#server/documents/journal.ts';
import type { Place } from '#tests/support/troika.ts';
import { present, type Effort } from './comparison.ts';
import { Crowd, pause } from './crowd.ts';
import { prepareField, type Field } from './field.ts';
import { median } from './figures.ts';
import { noMoreThan, round, type Finding } from './finding.ts';
import { writtenSection } from './history.ts';
import { settledMemory, type Memory } from './inspector.ts';
import { freePort, startSubject, type Subject } from './subject.ts';
import { Typist } from './typist.ts';

const documents = 1000;
/** Empty rooms of ours stay ten seconds for who comes back; the others get as long. */
const emptying = 13_000;
/** A thousand first words are stored in less; those of Hocuspocus two seconds later. */
const settling = 10_000;

interface Held {
	readonly empty: Memory;
	readonly first: Memory;
	readonly closed: Memory;
	readonly second: Memory;
	/** Somebody has typed in each of the second. */
	readonly written: Memory;
}

/** G6: what documents that are open cost in memory, and whether it is given back. */
export async function memory(effort: Effort): Promise<Finding> {
	const field = await prepareField({
		rooms: 2 * documents,
		writers: 50,
		oneGroup: true,
		alike: true,
		paragraphs: 1,
		grow: grow(),
	});
	const all = present().filter(({ name }) => name === 'ours' || name === 'hocuspocus');
	const found = new Map<string, Held[]>(all.map(({ name }) => [name, []]));
	const rounds = Math.min(2, effort.rounds);
	try {
		for (let turn = 0; turn < rounds; turn += 1)
			for (const subject of turn % 2 === 0 ? all : all.toReversed()) {
				const held = await hold(subject, field);
				found.get(subject.name)?.push(held);
				console.error(`memory, round ${turn + 1}/${rounds}, ${subject.label}: ${JSON.stringify(held)}`);
			}
	} finally {
		field.forget();
	}
	/** Kilobytes a document, over the empty server. */
	const each = (name: string, when: 'first' | 'closed' | 'second' | 'written', of: keyof Memory) =>
		median((found.get(name) ?? []).map((held) => ((held[when][of] - held.empty[of]) * 1024) / documents));
	return {
		title: 'G6: memory of open documents',
		method: `${documents} documents of 20 kB of text (state ${field.rooms[0]!.state.length} bytes), one connection each, opened, left, then ${documents} others, then a character typed in each of these; after all garbage is collected. Kilobytes a document over the server before. ${rounds} rounds.`,
		head: [
			'subject',
			...['RSS, first', 'RSS, left', 'RSS, second', 'RSS, written'],
			...['in use, first', 'in use, left', 'in use, second', 'in use, written'],
		],
		rows: all.map(({ name, label }) => [
			label,
			...(['resident', 'used'] as const).flatMap((of) =>
				(['first', 'closed', 'second', 'written'] as const).map((when) => round(each(name, when, of))),
			),
		]),
		verdicts: [
			...(found.has('hocuspocus') ? (['first', 'written'] as const) : []).map((when) =>
				noMoreThan(
					...([
						'G6',
						`RSS a document${when === 'written' ? ' written in' : ''} to Hocuspocus + SQLite’s`,
					] as const),
					...([each('ours', when, 'resident'), 0.4, each('hocuspocus', when, 'resident')] as const),
				),
			),
			noMoreThan(
				...(['G6', 'RSS of the second thousand to the first’s'] as const),
				...([each('ours', 'second', 'resident'), 1.1, each('ours', 'first', 'resident')] as const),
			),
		],
	};
}

async function hold(subject: Subject, field: Field): Promise<Held> {
	const inspector = await freePort();
	const server = await startSubject(subject, field, { nodeOptions: [`--inspect=127.0.0.1:${inspector}`] });
	const crowd = new Crowd();
	const openFrom = async (start: number) => {
		const typists: Typist[] = [];
		for (let room = start; room < start + documents; room += 1) {
			const typist = new Typist(server.seat(room, room % 50), crowd);
			typists.push(typist);
			await typist.joined;
		}
		return typists;
	};
	const leave = async (typists: readonly Typist[]) => {
		for (const typist of typists) typist.wire.close();
		await pause(emptying);
	};
	try {
		const empty = await settledMemory(server.pid, inspector);
		const typists = await openFrom(0);
		const first = await settledMemory(server.pid, inspector);
		await leave(typists);
		const closed = await settledMemory(server.pid, inspector);
		const writers = await openFrom(documents);
		const second = await settledMemory(server.pid, inspector);
		for (const writer of writers) writer.type();
		await pause(settling);
		return { empty, first, closed, second, written: await settledMemory(server.pid, inspector) };
	} finally {
		await server.stop();
		server.forget();
	}
}

/** Gives each document the same second section: 20 kB written in runs by three people, one character in ten taken back. */
function grow(): (place: Place, documentId: string) => Promise<void> {
	const bytes = writtenSection(20_000);
	return ({ context: { database } }, documentId) =>
		database.write(
			async (trx) => void (await appendEntries(trx, documentId, [{ actorId: null, clientId: 0, bytes }])),
		);
}
