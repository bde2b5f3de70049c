/** The only spelling of an identifier that is accepted: a lower-case UUID [R4]. A part of a pattern. */
export const identifierShape = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const canonical = new RegExp(`^${identifierShape}$`);

export function isIdentifier(text: string): boolean {
	return canonical.test(text);
}

/** `Nantes / Saint-Herblain` → `nantes-saint-herblain`: lower case, no accents, words joined by one hyphen. */
export function toSlug(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/œ/gi, 'oe')
		.replace(/æ/gi, 'ae')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
