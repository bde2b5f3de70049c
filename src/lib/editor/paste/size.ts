import type { Fragment, Node } from '@tiptap/pm/model';

/** What a paste costs the document: operations of one update, and bytes. */
export interface Size {
	readonly operations: number;
	readonly bytes: number;
}

/** Below the limits of the server [LIM-7], so that a paste it would refuse is not made: it would close the document. */
const mostOperations = 90_000;
const fullDocument = 8 * 1024 * 1024;

/** Blocks of a page that cannot but be too many: it is refused before the browser spends seconds on reading it. */
export const isHopeless = (html: string): boolean =>
	html.length > 30_000_000 || (html.match(/<(p|li|h[1-6]|td|th|tr)\b/gi)?.length ?? 0) > 25_000;

/** What is said of it. */
export const tooLong =
	'Ce texte est trop long pour être collé d’un coup. Rien n’a été collé et le document n’a pas changé. Collez-le en plusieurs fois.';

/** An upper bound: each node, attribute, run of letters and change of marks is an operation. */
export function sizeOf(content: Fragment): Size {
	let operations = 0;
	let bytes = 0;
	const look = (node: Node) => {
		operations += 2 + Object.keys(node.attrs).length + 2 * node.marks.length;
		// Letters of French are two bytes at most, with what says where they are.
		bytes += 24 + (node.isText ? 3 * (node.text?.length ?? 0) : 20 * Object.keys(node.attrs).length);
	};
	content.descendants(look);
	return { operations, bytes };
}

/**
 * Why such a paste is not made; undefined when it is.
 * @param held bytes of the document now, asked only of a large paste.
 */
export function refusal({ operations, bytes }: Size, held: () => number): string | undefined {
	if (operations > mostOperations) return tooLong;
	if (bytes > 200_000 && held() + bytes > fullDocument)
		return 'Avec ce texte, le document serait trop grand. Rien n’a été collé et le document n’a pas changé. Collez-le dans un autre document.';
	return undefined;
}
