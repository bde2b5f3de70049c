import type { CommitmentKind } from '#domain/document/commitments.ts';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, TextSelection, type Command } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { roomFor } from '../insert/room.ts';

/** Puts an empty line of that kind where the caret is, or makes the one it is in of that kind: its words stay. */
export const putCommitment =
	(kind: CommitmentKind): Command =>
	(state, dispatch) => {
		const { $to } = state.selection;
		const { tr, schema } = state;
		const type = schema.nodes['commitment'];
		if (!type) return false;
		if ($to.parent.type === type) {
			dispatch?.(tr.setNodeAttribute($to.before(), 'kind', kind));
			return true;
		}
		const room = roomFor($to, type);
		if (!room) return false;
		tr.replaceWith(room.from, room.to, type.create({ kind, id: crypto.randomUUID() }));
		tr.setSelection(TextSelection.create(tr.doc, room.from + 1));
		dispatch?.(tr.scrollIntoView());
		return true;
	};

/** Enter goes on in a paragraph after the line, with the words behind the caret; in an empty one it leaves it. */
export const leaveCommitment: Command = (state, dispatch) => {
	const { tr, schema, selection } = state;
	const { $from, $to } = selection;
	const { parent } = $from;
	const paragraph = schema.nodes['paragraph'];
	if (parent.type.name !== 'commitment' || !$from.sameParent($to) || !paragraph) return false;
	if (parent.content.size === 0) {
		tr.replaceWith($from.before(), $from.after(), paragraph.create());
		tr.setSelection(TextSelection.create(tr.doc, $from.before() + 1));
	} else {
		const rest = parent.content.cut($to.parentOffset);
		tr.delete($from.pos, $from.end());
		const after = tr.mapping.map($from.after());
		tr.insert(after, paragraph.create(null, rest));
		tr.setSelection(TextSelection.create(tr.doc, after + 1));
	}
	dispatch?.(tr.scrollIntoView());
	return true;
};

/** Backspace in an empty line makes it a paragraph. */
export const emptyCommitment: Command = (state, dispatch) =>
	state.selection.empty &&
	state.selection.$from.parent.content.size === 0 &&
	leaveCommitment(state, dispatch);

/**
 * A copy is another line: of two with one identifier (or of any without), the one that this person has just put gets its own. What others write is never touched.
 * @param isElsewhere whether another section of the document has it.
 */
export const distinctCommitments = (isElsewhere: (id: string) => boolean) =>
	new Plugin({
		appendTransaction(transactions, before, after) {
			const isOwn = transactions.every((one) => !(one.getMeta(ySyncPluginKey) as object | undefined));
			if (!isOwn || !transactions.some(({ docChanged }) => docChanged)) return null;
			const own = commitmentsIn(after.doc);
			if (own.length === 0) return null;
			const mapping = new Mapping(transactions.flatMap(({ mapping: { maps } }) => maps));
			const earlier = commitmentsIn(before.doc).map(({ id, at }) => ({
				id,
				at: mapping.mapResult(at).deleted ? -1 : mapping.map(at),
			}));
			const stayed = new Map(earlier.map(({ id, at }) => [id, at]));
			// What stood there already is others’: nobody’s typing writes in it, whatever a program stored [VOC-6].
			const there = new Set(earlier.map(({ id, at }) => `${at} ${id}`));
			const counts = Map.groupBy(own, ({ id }) => id);
			const { tr } = after;
			for (const [id, same] of counts) {
				const isNew = !stayed.has(id);
				const first = same.find(({ at }) => at === stayed.get(id)) ?? same[0];
				for (const one of same)
					if (there.has(`${one.at} ${id}`)) continue;
					else if (id === '' || one !== first || (isNew && isElsewhere(id)))
						tr.setNodeAttribute(one.at, 'id', crypto.randomUUID());
			}
			return tr.docChanged ? tr : null;
		},
	});

function commitmentsIn(doc: Node): { id: string; at: number }[] {
	const found: { id: string; at: number }[] = [];
	doc.descendants((node, at) => {
		if (node.type.name === 'commitment') found.push({ id: node.attrs['id'] as string, at });
		return !node.isTextblock;
	});
	return found;
}

export const runCommand = (editor: Editor, command: Command): boolean =>
	command(editor.state, (tr) => editor.view.dispatch(tr));
