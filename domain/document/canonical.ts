/**
 * The one spelling of a value as JSON: keys sorted, text in NFC, integers only, no spaces. What is hashed and signed is this
 * text, never Yjs bytes, which differ between equal replicas (decision 13).
 * @throws RangeError for what has no single spelling: fractions, infinities, `undefined` in a list.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean') return JSON.stringify(value);
	if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
	if (typeof value === 'number') {
		if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer`);
		return String(value === 0 ? 0 : value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object') {
		const entries = Object.entries(value)
			.filter(([, child]) => child !== undefined)
			.map(([key, child]) => [key.normalize('NFC'), child] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1));
		return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`;
	}
	throw new RangeError(`${typeof value} has no JSON`);
}
