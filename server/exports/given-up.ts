import { createHash } from 'node:crypto';
import type { Order } from './export-work.ts';

/** How long what could not be made is not begun again, in milliseconds. */
const spell = 60_000;

interface Failure {
	/** Hash of the programme it was to be made of. */
	readonly version: string;
	readonly until: number;
}

/** Files that took more than they may: the same programme would take as much a moment later, and everybody would wait again. */
export class GivenUp {
	readonly #failures = new Map<string, Failure>();

	add(order: Order): void {
		const now = Date.now();
		for (const [key, { until }] of this.#failures) if (until <= now) this.#failures.delete(key);
		this.#failures.set(keyOf(order), { version: versionOf(order), until: now + spell });
	}

	/** Whether the same file of the same words was given up a moment ago. */
	has(order: Order): boolean {
		const failure = this.#failures.get(keyOf(order));
		return failure !== undefined && failure.until > Date.now() && failure.version === versionOf(order);
	}
}

const keyOf = ({ as, programme }: Order) => `${programme.id}/${as}`;

const versionOf = ({ programme }: Order) =>
	createHash('sha256').update(JSON.stringify(programme)).digest('base64');
