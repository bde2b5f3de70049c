import type { NodeType, ResolvedPos } from '@tiptap/pm/model';

/**
 * Where a new block goes for a caret: in the place of an empty paragraph, before one at whose head the caret is, else after the block that
 * holds it, as deep as such a block may stand there (a page break goes after the whole list, not inside its item). Null where it may
 * stand nowhere.
 */
export function roomFor($caret: ResolvedPos, type: NodeType): { from: number; to: number } | null {
	let { depth } = $caret;
	while (depth > 0 && !$caret.node(depth - 1).type.contentMatch.matchType(type)) depth--;
	if (depth === 0) return null;
	const [before, after] = [$caret.before(depth), $caret.after(depth)];
	const isParagraph = depth === $caret.depth && $caret.parent.type.name === 'paragraph';
	if (!isParagraph || $caret.parentOffset > 0) return { from: after, to: after };
	return { from: before, to: $caret.parent.content.size === 0 ? after : before };
}
