import { termsOf } from '#domain/search/question.ts';
import type { DialectName } from '../database/columns.ts';
import type { Reader } from '../database/connection.ts';
import { listHolding } from './reads.ts';
import type { Register } from './register.ts';
import { weighTerms } from './terms.ts';

/** A name has two words at least, and no more than these. */
const fewest = 2;
const most = 5;

const asTyped = (stems: ReadonlyMap<string, number>) =>
	[...stems].filter(([, share]) => share === 1).map(([stem]) => stem);

/** Whether a question is, in any order, words of the name of somebody whom anyone may find: « Nadia Lorient » is no question about Lorient. */
export async function isSomebody(
	db: Reader,
	dialect: DialectName,
	register: Register,
	text: string,
): Promise<boolean> {
	const words = termsOf(text).length;
	if (words < fewest || words > most) return false;
	const { terms, holdings, unknown } = await weighTerms(db, text);
	if (unknown.size > 0) return false;
	if (terms.some(({ stems }) => asTyped(stems).length === 0)) return false;
	const actor = register.numberOf('kind', 'actor');
	const held = (stems: ReadonlyMap<string, number>) =>
		asTyped(stems).reduce((sum, stem) => sum + (holdings.get(stem) ?? 0), 0);
	let people: Set<number> | undefined;
	for (const { stems } of terms.toSorted((a, b) => held(a.stems) - held(b.stems))) {
		const { title } = await listHolding(db, dialect, asTyped(stems));
		const before = people;
		people = new Set(
			title.filter(
				(position) =>
					register.isVisible(position, undefined) &&
					register.kindOf(position) === actor &&
					(before?.has(position) ?? true),
			),
		);
		if (people.size === 0) return false;
	}
	return true;
}
