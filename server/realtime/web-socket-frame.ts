/**
 * A message as the one WebSocket frame that carries it from a server: final, binary, unmasked (RFC 6455, section 5.2). The
 * library makes the same bytes in some four times the time.
 */
export function inWebSocketFrame(message: Uint8Array): Buffer {
	const { length } = message;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = 0x82;
	if (head === 2) frame[1] = length;
	else if (head === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.set(message, head);
	return frame;
}
