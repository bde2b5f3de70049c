/** One direction of a connection from its first byte: the HTTP head, then the binary messages in WebSocket frames (RFC 6455). */
export class MessageStream {
	#waiting: Buffer = Buffer.alloc(0);
	/** Undefined until the head is there; false when it is not that of a document. */
	#isDocument: boolean | undefined;
	#begun: Buffer[] = [];

	/** The messages that end within these bytes. */
	*take(bytes: Buffer): Generator<Uint8Array> {
		this.#waiting = Buffer.concat([this.#waiting, bytes]);
		this.#isDocument ??= this.#readHead();
		while (this.#isDocument) {
			const frame = this.#readFrame();
			if (!frame) return;
			const { isFinal, kind, payload } = frame;
			if (kind > 2) continue;
			this.#begun.push(payload);
			if (!isFinal) continue;
			yield new Uint8Array(Buffer.concat(this.#begun));
			this.#begun = [];
		}
		if (this.#isDocument === false) this.#waiting = Buffer.alloc(0);
	}

	#readHead(): boolean | undefined {
		const end = this.#waiting.indexOf('\r\n\r\n');
		if (end < 0) return undefined;
		const head = this.#waiting.toString('latin1', 0, end);
		this.#waiting = this.#waiting.subarray(end + 4);
		return /^(GET \/collab\/|HTTP\/1\.1 101 )/.test(head);
	}

	#readFrame(): { isFinal: boolean; kind: number; payload: Buffer } | undefined {
		const bytes = this.#waiting;
		if (bytes.length < 2) return undefined;
		if (bytes[0]! & 0x70) throw new Error('a frame that says it is compressed');
		const short = bytes[1]! & 0x7f;
		const isMasked = bytes[1]! > 0x7f;
		const start = 2 + (short === 127 ? 8 : short === 126 ? 2 : 0) + (isMasked ? 4 : 0);
		if (bytes.length < start) return undefined;
		const length =
			short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
		if (bytes.length < start + length) return undefined;
		const payload = Buffer.from(bytes.subarray(start, start + length));
		if (isMasked) for (let at = 0; at < length; at += 1) payload[at]! ^= bytes[start - 4 + (at % 4)]!;
		this.#waiting = bytes.subarray(start + length);
		return { isFinal: bytes[0]! > 0x7f, kind: bytes[0]! & 0x0f, payload };
	}
}
