/** « @Sophie Kerléau »: a first name, and up to three words with a capital after it. */
const mention = /(?<=^|[\s(«“"'’[])@(\p{L}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3})/gu;

/** Names that are looked up in one text. */
export const mostMentions = 20;

/** What stands after each `@`, each once, in the order of the text. */
export const mentionsIn = (typed: string): string[] =>
	[...new Set([...typed.matchAll(mention)].map(([, name = '']) => name))].slice(0, mostMentions);

/** A name as it was typed, then without its last words: « Sophie Kerléau Peux », « Sophie Kerléau », « Sophie ». */
export function shorterNames(name: string): string[] {
	const words = name.split(' ');
	return words.map((_, at) => words.slice(0, words.length - at).join(' '));
}

/**
 * Puts in the place of each `@name` what it stands for.
 * @param found what was found for each name: the part of it that is a name, and what takes its place.
 */
export const replaceMentions = (
	typed: string,
	found: ReadonlyMap<string, { readonly name: string; readonly mark: string }>,
): string =>
	typed.replace(mention, (whole, name: string) => {
		const one = found.get(name);
		return one ? `${one.mark}${name.slice(one.name.length)}` : whole;
	});
