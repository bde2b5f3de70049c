import { present, type Effort } from './comparison.ts';
import { Crowd } from './crowd.ts';
import { prepareField, type Field } from './field.ts';
import { median } from './figures.ts';
import { atMost, noMoreThan, round, type Finding } from './finding.ts';
import { operations, writeHistory } from './history.ts';
import { cpuSeconds } from './process.ts';
import { startSubject, type Server, type Subject } from './subject.ts';
import { Typist } from './typist.ts';

interface Opening {
	/** Milliseconds from the first byte of the request to the end of the content; of the first after a start, when there is a store. */
	readonly cold: number;
	/** The same while somebody is there. */
	readonly warm: number;
	/** CPU seconds of 20 who come at once. */
	readonly crowd: number;
	/** Received by one who comes, up to the end of the content. */
	readonly bytes: number;
}

/** G5: a document with years of history. */
export async function opening({ rounds }: Effort): Promise<Finding> {
	const field = await prepareField({ rooms: 1, writers: 30, grow: writeHistory });
	const size = field.rooms[0]!.state.length;
	const all = present().filter(({ name }) => name !== 'relay');
	const found = new Map<string, Opening[]>(all.map(({ name }) => [name, []]));
	try {
		for (let turn = 0; turn < rounds; turn += 1)
			for (const subject of turn % 2 === 0 ? all : all.toReversed()) {
				const opened = await open(subject, field);
				found.get(subject.name)?.push(opened);
				console.error(`opening, round ${turn + 1}/${rounds}, ${subject.label}: ${JSON.stringify(opened)}`);
			}
	} finally {
		field.forget();
	}
	const middle = (name: string, of: keyof Opening) => median((found.get(name) ?? []).map((one) => one[of]));
	const there = (name: string) => found.has(name);
	return {
		title: 'G5: a document with a long history',
		method: `${operations} operations by five people, three in ten taken back; its state is ${size} bytes. Cold: the first to come after a start; warm: while someone is there. Medians of ${rounds} rounds.`,
		head: ['subject', 'cold ms', 'warm ms', '20 joiners, CPU-s', 'bytes received'],
		rows: all.map(({ name, label }) => [
			label,
			...(['cold', 'warm', 'crowd', 'bytes'] as const).map((of) => round(middle(name, of))),
		]),
		verdicts: [
			atMost('L3', 'cold opening', middle('ours', 'cold'), 2000, 'ms'),
			...(there('websocket-server')
				? [
						compared('warm join to @y/websocket-server’s', 'warm', 0.5, 'websocket-server'),
						compared('20 joiners’ CPU to @y/websocket-server’s', 'crowd', 0.25, 'websocket-server'),
					]
				: []),
			...(there('hocuspocus') ? [compared('cold to Hocuspocus + SQLite’s', 'cold', 0.25, 'hocuspocus')] : []),
			noMoreThan('G5', 'bytes to the state’s', middle('ours', 'bytes'), 1.05, size),
		],
	};

	function compared(what: string, of: keyof Opening, share: number, to: string) {
		return noMoreThan('G5', what, middle('ours', of), share, middle(to, of));
	}
}

async function open(subject: Subject, field: Field): Promise<Opening> {
	const server = await startSubject(subject, field);
	try {
		const crowd = new Crowd();
		const cold = await join(server, crowd, 0);
		if (subject.name === 'websocket-server') {
			cold.typist.push(field.rooms[0]!.state);
			// It has applied it when the next one gets it.
			while ((await join(server, crowd, 29)).bytes < field.rooms[0]!.state.length / 2);
		}
		const warm = [];
		for (let next = 1; next <= 5; next += 1) warm.push(await join(server, crowd, next));
		const before = cpuSeconds(server.pid);
		await Promise.all(Array.from({ length: 20 }, (_, index) => join(server, crowd, 6 + index)));
		return {
			cold: subject.name === 'websocket-server' ? NaN : cold.milliseconds,
			warm: median(warm.map(({ milliseconds }) => milliseconds)),
			crowd: cpuSeconds(server.pid) - before,
			bytes: median(warm.map(({ bytes }) => bytes)),
		};
	} finally {
		await server.stop();
		server.forget();
	}
}

async function join(server: Server, crowd: Crowd, writer: number) {
	const began = performance.now();
	const typist = new Typist(server.seat(0, writer), crowd);
	await typist.joined;
	return { typist, milliseconds: performance.now() - began, bytes: typist.wire.received };
}
