import { Allowance } from './allowance.ts';
import type { Limits } from './limits.ts';
import type { LimitKind, Meter } from './meter.ts';
import type { WebSocket } from 'ws';

/** What all the connections of an account may send and ask for together. */
export interface AccountAllowance {
	readonly messages: Allowance;
	readonly bytes: Allowance;
	readonly answers: Allowance;
}

/** What one connection sends and asks for, against its own allowance and its account's [L4]. */
export class Inflow {
	readonly #messages: Allowance;
	readonly #bytes: Allowance;
	readonly #answers: Allowance;
	readonly #account: AccountAllowance;
	#violation: Violation | undefined;

	constructor(
		socket: WebSocket,
		limits: Pick<Limits, 'messages' | 'bytes' | 'answers'>,
		account: AccountAllowance,
		meter: Meter,
	) {
		// A close follows, that reaches us as 1006 whatever the code was.
		socket.on('error', (error) => {
			this.#violation = findViolation(error);
			if (this.#violation?.kind) meter.limited(this.#violation.kind);
		});
		this.#messages = new Allowance(limits.messages, Date.now());
		this.#bytes = new Allowance(limits.bytes, Date.now());
		this.#answers = new Allowance(limits.answers, Date.now());
		this.#account = account;
	}

	/** The code the socket library closed with, when it found what it does not take. */
	get violation(): number | undefined {
		return this.#violation?.code;
	}

	/** Takes a message of `size` bytes at `now`. @returns the limit it exceeds. */
	exceededBy(size: number, now: number): LimitKind | undefined {
		if (!this.#messages.spend(1, now)) return 'messages';
		if (!this.#bytes.spend(size, now)) return 'bytes';
		const { messages, bytes } = this.#account;
		return messages.spend(1, now) && bytes.spend(size, now) ? undefined : 'account';
	}

	/** Takes an answer of `size` bytes. @returns false when it is one too many. */
	mayAsk(size: number): boolean {
		const now = Date.now();
		return this.#answers.spend(size, now) && this.#account.answers.spend(size, now);
	}
}

/** What the socket library finds wrong by itself, and the code it closes with. */
interface Violation {
	readonly code: number;
	readonly kind?: LimitKind;
}

const violations: Record<string, Violation> = {
	WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: { code: 1009, kind: 'payload' },
	WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: { code: 1009, kind: 'payload' },
	WS_ERR_TOO_MANY_BUFFERED_PARTS: { code: 1008, kind: 'fragments' },
	WS_ERR_INVALID_UTF8: { code: 1007 },
};

/** Undefined for a network that broke. */
function findViolation({ code = '' }: NodeJS.ErrnoException): Violation | undefined {
	return violations[code] ?? (code.startsWith('WS_ERR_') ? { code: 1002 } : undefined);
}
