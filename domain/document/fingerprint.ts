import type { ContentNode } from './document.ts';

/**
 * A short name of a content, to know whether it is still the same: two different ones share it once in 2^53. Not for secrets. cyrb53 by
 * bryc (public domain) over the JSON.
 */
export function fingerprint(content: ContentNode): string {
	const words = JSON.stringify(content);
	let [high, low] = [0xdeadbeef, 0x41c6ce57];
	for (let at = 0; at < words.length; at++) {
		const code = words.charCodeAt(at);
		high = Math.imul(high ^ code, 2654435761);
		low = Math.imul(low ^ code, 1597334677);
	}
	const mix = (one: number, other: number) =>
		Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
	[high, low] = [mix(high, low), mix(low, high)];
	return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
