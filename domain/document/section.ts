/** Longest title of a section, in UTF-16 units. */
export const sectionTitleLength = 300;

/** A section's `clause`: the id of a section of a template, whichever its version. */
export const isClause = (value: unknown): value is string =>
	typeof value === 'string' && /^[a-z][a-z\d-]{0,59}$/.test(value);

/** Sections that stand outside the articles' numbering: what introduces a text and what is appended to it. */
const outside = /^(préambule|preambule|introduction|annexe|signature|visa)/i;

/**
 * The number of each section, in order: articles are counted, the preamble, annexes and signatures are not, and a document
 * of one section has no number at all.
 */
export function sectionNumbers(titles: readonly string[]): (number | null)[] {
	let number = 0;
	if (titles.length < 2) return titles.map(() => null);
	return titles.map((title) => (outside.test(title.trim()) ? null : ++number));
}

/** To whom in particular a section is entrusted, in words; said apart from its institution: a person may be of another one. */
export const entrustedTo = (person: string): string => `Confié à ${person}`;

/** Which institution answers for a section, in words. */
export const answeredBy = (institution: string): string => `${institution}, responsable`;

/** How a section is called in a sentence or to assistive technology: « Article 3, Gouvernance ». */
export function sectionName(title: string, number: number | null): string {
	const words = title.trim() || 'Sans titre';
	return number === null ? words : `Article ${number}, ${words}`;
}
