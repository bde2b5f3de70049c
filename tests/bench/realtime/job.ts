import type { Latency } from './figures.ts';
import type { Seat } from './typist.ts';

/** What a load process is asked, as JSON on its standard input. Durations are milliseconds. */
export interface Job {
	readonly scenario: 'typing' | 'saturation';
	/** The processes of the server, whose CPU is read from outside. */
	readonly pids: readonly number[];
	/** Writers by room. */
	readonly rooms: readonly (readonly Seat[])[];
	/** Content by room, in base64, for a server that has no store to find it in. */
	readonly content?: readonly string[];
	readonly warmUp: number;
	readonly duration: number;
	/** Typing: updates a writer and second. */
	readonly rate?: number;
	/** Typing: one awareness message with each update. */
	readonly awareness?: boolean;
	/** Saturation: updates of a writer that nobody in the room has seen yet. */
	readonly inFlight?: number;
	/** Only what comes from someone in another process counts for the latency. */
	readonly crossing?: boolean;
}

/** What it found, as JSON on its standard output. */
export interface Outcome {
	/** In the measured window. */
	readonly updates: number;
	readonly perSecond: number;
	/** Seconds of the server's CPU for 10 000 updates. */
	readonly cpuPer10k: number;
	/** Share of one core that the load itself took: near 1, it is the load that was measured. */
	readonly loadBusy: number;
	/** From sending to reception by someone else, in milliseconds. */
	readonly latency: Latency;
	/** From sending to being told that it is durable; only ours says so. */
	readonly acknowledged: Latency;
	/** Of the whole run: characters received by others, and how many should have been. */
	readonly delivered: number;
	readonly due: number;
	readonly closed: number;
}
