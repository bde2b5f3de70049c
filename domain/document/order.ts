/**
 * Order keys of sections: text that sorts as written, with always room for another key between two. Moving a section
 * rewrites its own key only, so that people who move different sections at once never undo each other.
 *
 * Ours and not a library, because the domain depends on nothing and because two people who insert at the same place at the
 * same time must not get the same key: a few random digits keep them apart.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
const chance = 3;

/** Whether a stored value is a key: digits of the alphabet, never ending with the smallest (nothing fits under it). */
export function isOrderKey(value: unknown): value is string {
	return typeof value === 'string' && value.length <= 200 && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value);
}

/**
 * Whether a key is so long that all the sections should rather get new ones: people who insert at one place for months come there,
 * or somebody who leaves no room behind two hundred `z`.
 */
export const isTooLong = (key: string) => key.length > 100;

/**
 * A key strictly between two others; null stands for the beginning and the end.
 * @throws RangeError when `before` is not below `after`.
 */
export function keyBetween(
	before: string | null,
	after: string | null,
	random: () => number = Math.random,
): string {
	if (before !== null && after !== null && before >= after) throw new RangeError('no key fits between these');
	let key = middle(before ?? '', after);
	// What is appended below must not climb over `after`.
	while (after?.startsWith(key)) key = middle(key, after);
	for (let i = 0; i < chance; i++) key += digits[1 + Math.floor(random() * (base - 1))];
	return key;
}

/** `count` keys in order, evenly spread: for a document that is created whole. */
export function evenKeys(count: number): string[] {
	const width = count < base - 1 ? 1 : count < base ** 2 - base ? 2 : 3;
	const step = base ** width / (count + 1);
	return Array.from({ length: count }, (_, i) => {
		let rest = Math.floor((i + 1) * step);
		let key = '';
		for (let place = 0; place < width; place++) {
			key = digits[rest % base] + key;
			rest = Math.floor(rest / base);
		}
		return key.endsWith('0') ? key + digits[base / 2] : key;
	});
}

/** Halfway between two fractions written 0.d₁d₂…, without a final zero. */
function middle(before: string, after: string | null): string {
	let shared = 0;
	while (after !== null && shared < after.length && (before[shared] ?? '0') === after[shared]) shared++;
	if (shared > 0 && after !== null)
		return after.slice(0, shared) + middle(before.slice(shared), after.slice(shared));
	const low = before === '' ? 0 : digits.indexOf(before[0] ?? '0');
	const high = after === null ? base : digits.indexOf(after[0] ?? '0');
	if (high - low > 1) return digits[Math.round((low + high) / 2)] ?? '';
	// Neighbouring digits: a longer `after` leaves its own first digit free; otherwise go on below `before`.
	if (after !== null && after.length > 1) return after.slice(0, 1);
	return digits[low] + middle(before.slice(1), null);
}
