import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { slope } from './figures.ts';
import { prepareField } from './field.ts';
import { atMost, round, type Finding } from './finding.ts';
import { seeded } from './history.ts';
import { cpuSeconds, residentMegabytes } from './process.ts';
import { pause } from './crowd.ts';
import { steadily } from './steadily.ts';
import { startSubject, subjects } from './subject.ts';
import { Typist, type Watch } from './typist.ts';

const documents = 60;
const editors = 5;
/** Edits of a person a second, and as many movements of their caret. */
const rate = 2;
/** Milliseconds between two looks at the server. */
const look = 10_000;

/** Acknowledgements as they come: a million of them are kept as a histogram, in microseconds. */
class Acknowledgements implements Watch {
	readonly all: RecordableHistogram = createHistogram();
	/** Since the last look. */
	recent: RecordableHistogram = createHistogram();
	readonly codes = new Map<number, number>();
	count = 0;
	measuring = false;
	readonly #told = new Map<Typist, number>();

	seen(): void {}

	durable(author: Typist, count: number): void {
		const now = performance.now();
		for (let position = (this.#told.get(author) ?? 0) + 1; position <= count; position += 1) {
			const microseconds = Math.max(1, Math.round((now - author.sentAt(position)) * 1000));
			this.count += 1;
			if (!this.measuring) continue;
			this.all.record(microseconds);
			this.recent.record(microseconds);
		}
		this.#told.set(author, count);
	}

	closed(_typist: Typist, code: number): void {
		this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
	}
}

/** G9, L1: a whole network at work, for as long as one wants. */
export async function soak(minutes: number): Promise<Finding> {
	const field = await prepareField({ rooms: documents, writers: editors });
	const server = await startSubject(subjects[0]!, field);
	try {
		const acknowledgements = new Acknowledgements();
		const typists: Typist[] = [];
		for (let room = 0; room < documents; room += 1)
			for (let writer = 0; writer < editors; writer += 1) {
				const typist = new Typist(server.seat(room, writer), acknowledgements);
				await typist.joined;
				typists.push(typist);
			}
		const chance = seeded(300);
		// Nine edits in ten type a character, one takes back a few.
		const stop = steadily(typists, rate, (typist) => {
			if (typist.clock > 10 && chance() < 0.1) typist.erase(1 + Math.floor(chance() * 5));
			else typist.type();
			typist.present();
		});
		await pause(5000);
		acknowledgements.measuring = true;
		const looks = await watch(server.pid, acknowledgements, minutes);
		stop();
		const sent = typists.reduce((sum, typist) => sum + typist.sent, 0);
		for (const end = Date.now() + 10_000; acknowledgements.count < sent && Date.now() < end;) await pause(50);
		return told(minutes, acknowledgements, looks, sent);
	} finally {
		await server.stop();
		server.forget();
		field.forget();
	}
}

interface Look {
	readonly minute: number;
	readonly resident: number;
	/** Of one core, since the look before. */
	readonly cpu: number;
	readonly p99: number;
}

async function watch(pid: number, acknowledgements: Acknowledgements, minutes: number): Promise<Look[]> {
	const looks: Look[] = [];
	const began = performance.now();
	for (let cpu = cpuSeconds(pid), at = began; performance.now() - began < minutes * 60_000;) {
		await pause(look);
		const [now, used] = [performance.now(), cpuSeconds(pid)];
		const seen: Look = {
			minute: (now - began) / 60_000,
			resident: residentMegabytes(pid),
			cpu: ((used - cpu) / (now - at)) * 1000,
			p99: acknowledgements.recent.percentile(99) / 1000,
		};
		looks.push(seen);
		console.error(
			`soak, minute ${seen.minute.toFixed(1)}: RSS ${Math.round(seen.resident)} MB, CPU ${Math.round(seen.cpu * 100)} %, p99 ${round(seen.p99)} ms, closed ${[...acknowledgements.codes].join(' ') || 0}`,
		);
		acknowledgements.recent = createHistogram();
		[cpu, at] = [used, now];
	}
	return looks;
}

function told(
	minutes: number,
	{ all, codes, count }: Acknowledgements,
	looks: readonly Look[],
	sent: number,
): Finding {
	const at = (share: number) => all.percentile(share) / 1000;
	const highest = Math.max(...looks.map(({ resident }) => resident));
	// What a server takes while it warms up says nothing of the hours to come.
	const settled = looks.filter(({ minute }) => minute > minutes / 3);
	const growth = slope(settled.map(({ minute, resident }) => ({ x: minute, y: resident })));
	const closed = [...codes].map(([code, times]) => `${times} × ${code}`).join(', ') || 'none';
	return {
		title: 'G9, L1: a network at work',
		method: `${documents} documents × ${editors} editors for ${minutes} minutes, ${rate} edits and ${rate} presence changes a second each; one edit in ten takes back up to five characters. ${sent} edits sent, ${count} acknowledged (p50 ${round(at(50))} ms, p95 ${round(at(95))} ms, worst ${round(all.max / 1000)} ms); sockets closed: ${closed}.`,
		head: ['minute', 'RSS MB', 'CPU of a core', 'ack p99 ms'],
		rows: looks
			.filter(
				(_, index) => index % Math.max(1, Math.floor(looks.length / 15)) === 0 || index === looks.length - 1,
			)
			.map(({ minute, resident, cpu, p99 }) => [
				...[minute.toFixed(1), round(resident), `${Math.round(cpu * 100)} %`, round(p99)],
			]),
		verdicts: [
			atMost('G9', 'acknowledgement, p99', at(99), 250, 'ms'),
			atMost('G9', 'RSS, highest', highest, 400, 'MB'),
			atMost('G9', 'RSS, growth after the first third', growth, 1, 'MB/min'),
			atMost('G9', 'edits not acknowledged', sent - count, 0, ''),
		],
	};
}
