import type { DocumentMessage } from './message.ts';
import type { Line, LineListener } from './peers.ts';

/** The channel of one open document. What comes before its room is ready waits. */
export class SharedLine implements Line {
	readonly isShared = true;
	readonly tell: (message: DocumentMessage) => void;
	readonly #closed: (line: SharedLine) => void;
	#waiting: [DocumentMessage, string][] = [];
	#listener: LineListener | undefined;

	constructor(tell: (message: DocumentMessage) => void, closed: (line: SharedLine) => void) {
		this.tell = tell;
		this.#closed = closed;
	}

	listen(listener: LineListener): void {
		this.#listener = listener;
		for (const [message, process] of this.#waiting) listener.heard(message, process);
		this.#waiting = [];
	}

	close(): void {
		this.#closed(this);
	}

	heard(message: DocumentMessage, process: string): void {
		if (this.#listener) this.#listener.heard(message, process);
		else this.#waiting.push([message, process]);
	}

	gone(process: string): void {
		this.#waiting = this.#waiting.filter(([, from]) => from !== process);
		this.#listener?.gone(process);
	}
}
