import { latency } from './figures.ts';
import type { Job, Outcome } from './job.ts';
import { cpuSeconds } from './process.ts';
import { Typist, type Watch } from './typist.ts';
import type { Run } from './typing.ts';

/** Everybody of a job at their desks, and what they see of one another. */
export class Crowd implements Watch {
	readonly rooms: Typist[][] = [];
	delivered = 0;
	gone = 0;
	/** Called with each character that has come, its author and its reader. */
	onSeen: ((author: Typist, reader: Typist, clock: number) => void) | undefined;
	readonly #byClient = new Map<number, Typist>();
	#from = Infinity;
	#to = Infinity;
	#crossing = false;
	readonly #delays: number[] = [];
	readonly #waits: number[] = [];
	readonly #told = new Map<Typist, number>();

	/** Rooms one after the other: what is measured is not a stampede. */
	async join(job: Pick<Job, 'rooms' | 'content'>): Promise<void> {
		for (const [index, seats] of job.rooms.entries()) {
			const content = job.content?.[index];
			const room: Typist[] = [];
			this.rooms.push(room);
			for (const seat of seats) {
				const typist = new Typist(seat, this);
				room.push(typist);
				this.#byClient.set(seat.client, typist);
				if (content && room.length === 1) {
					await typist.joined;
					typist.push(Buffer.from(content, 'base64'));
				}
			}
			await Promise.all(room.map((typist) => typist.joined));
		}
	}

	get all(): Typist[] {
		return this.rooms.flat();
	}

	seen(reader: Typist, { client, clock, length }: Run): void {
		const author = this.#byClient.get(client);
		if (!author) return;
		this.delivered += length;
		const now = performance.now();
		for (let at = clock; at < clock + length; at += 1) {
			const sentAt = author.typedAt(at);
			const counts = !this.#crossing || author.seat.port !== reader.seat.port;
			if (counts && sentAt >= this.#from && sentAt < this.#to) this.#delays.push(now - sentAt);
			this.onSeen?.(author, reader, at);
		}
	}

	durable(author: Typist, count: number): void {
		const now = performance.now();
		for (let position = (this.#told.get(author) ?? 0) + 1; position <= count; position += 1) {
			const sentAt = author.sentAt(position);
			if (sentAt >= this.#from && sentAt < this.#to) this.#waits.push(now - sentAt);
		}
		this.#told.set(author, count);
	}

	closed(): void {
		this.gone += 1;
	}

	/** Characters that must have come by now, when all have. */
	get due(): number {
		return this.rooms.reduce(
			(sum, room) => sum + room.reduce((typed, { clock }) => typed + clock, 0) * (room.length - 1),
			0,
		);
	}

	/** Looks at the next `duration` ms from outside; `stop` ends the typing, then everything sent has 5 s to arrive. */
	async measure(job: Pick<Job, 'pids' | 'duration' | 'crossing'>, stop: () => void): Promise<Outcome> {
		const count = () =>
			this.rooms.reduce((sum, room) => sum + room.reduce((n, { clock }) => n + clock, 0), 0);
		const spent = () => job.pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
		this.#crossing = job.crossing ?? false;
		const [cpu, own, typed, start] = [spent(), process.cpuUsage(), count(), performance.now()];
		this.#from = start;
		await pause(job.duration);
		const elapsed = performance.now() - start;
		this.#to = start + elapsed;
		const [used, busy, updates] = [spent() - cpu, process.cpuUsage(own), count() - typed];
		stop();
		for (const end = Date.now() + 5000; this.delivered < this.due && Date.now() < end;) await pause(20);
		return {
			updates,
			perSecond: (updates / elapsed) * 1000,
			cpuPer10k: (used / updates) * 10_000,
			loadBusy: (busy.user + busy.system) / 1000 / elapsed,
			latency: latency(this.#delays),
			acknowledged: latency(this.#waits),
			delivered: this.delivered,
			due: this.due,
			closed: this.gone,
		};
	}
}

export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
