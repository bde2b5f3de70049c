import { toSlug } from '../identifier.ts';

/**
 * An id for a section that a template gets.
 * @param taken every id that any version of the template ever had: an id never changes meaning.
 */
export function newClauseId(title: string, taken: ReadonlySet<string>): string {
	const words = toSlug(title).slice(0, 48).replace(/-+$/, '');
	const base = /^[a-z]/.test(words) ? words : `article${words && `-${words}`}`;
	for (let number = 1; ; number += 1) {
		const id = number === 1 ? base : `${base}-${number}`;
		if (!taken.has(id)) return id;
	}
}
