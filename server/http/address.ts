import { isIPv4, isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** How the address reaches the pages: set by us on every request, whatever its sender wrote there. */
export const addressHeader = 'x-maillage-address';

/**
 * What rate limits key on [I4]: the address that the outermost of our own proxies saw, or the socket's when no trusted
 * proxy has added any. An IPv6 network counts as one, as its holder can take any address in it.
 * @param trusted how many proxies stand in front of us.
 */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trusted: number): string {
	const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
	const seen = trusted > 0 ? (forwarded.at(-trusted) ?? forwarded[0] ?? '').trim() : '';
	return networkOf(seen) ?? networkOf(request.socket.remoteAddress ?? '') ?? 'unknown';
}

function networkOf(address: string): string | undefined {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
	if (isIPv4(mapped)) return mapped;
	if (!isIPv6(mapped)) return undefined;
	const [head = '', tail] = mapped.toLowerCase().split('::');
	const left = head.split(':').filter(Boolean);
	const right = tail?.split(':').filter(Boolean) ?? [];
	const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
	const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right];
	return `${groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':')}::/64`;
}
