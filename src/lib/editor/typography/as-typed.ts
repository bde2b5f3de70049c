import { raisedEnding, type Ending } from '#domain/french/ordinals.ts';
import { asTyped, type Typed } from '#domain/french/typing.ts';
import { Extension, InputRule, type ExtendedRegExpMatchArray } from '@tiptap/core';

/** What one key does: its sign, and the ending of an ordinal that it shows to be whole. */
interface Change extends Typed {
	readonly raised: Ending | undefined;
}

/**
 * French typography as one types: a sign typed on a plain keyboard becomes the printer’s, the ending of an ordinal is raised, and
 * Backspace or Ctrl+Z right after gives back what was typed.
 */
export const AsTyped = Extension.create<{ preference: { readonly on: boolean } }>({
	name: 'asTyped',
	// Before the keys: the first Ctrl+Z after a change takes that change back, and nothing else.
	priority: 1001,

	addInputRules() {
		const { preference } = this.options;
		const find = (text: string) => {
			const key = text.at(-1);
			if (!preference.on || key === undefined) return null;
			const before = text.slice(0, -1);
			const sign = asTyped(before, key);
			const raised = raisedEnding(before, key);
			if (!sign && !raised) return null;
			const change: Change = { remove: 0, insert: key, ...sign, raised };
			const index = before.length - Math.max(change.remove, raised?.before ?? 0);
			return { index, text: text.slice(index), data: { change } };
		};
		const rule = new InputRule({
			find,
			handler({ state, range, match }) {
				const { remove, insert, raised } = changeOf(match);
				const { tr, storedMarks, schema } = state;
				const superscript = schema.marks['superscript'];
				const caret = range.from + match[0].length - 1;
				const marks = storedMarks ?? state.doc.resolve(range.to).marks();
				// What a link shows may be its address.
				if (marks.some(({ type }) => type.name === 'link')) return null;
				const [from, to] = raised ? [caret - raised.before, caret - raised.before + raised.length] : [0, 0];
				const isRaised =
					superscript !== undefined && from < to && !state.doc.rangeHasMark(from, to, superscript);
				if (isRaised) tr.addMark(from, to, superscript.create());
				else if (remove === 0 && insert === match[0].at(-1)) return null;
				tr.replaceWith(caret - remove, range.to, schema.text(insert, marks));
				if (storedMarks) tr.setStoredMarks(storedMarks);
				return undefined;
			},
		});
		return [rule];
	},

	addKeyboardShortcuts() {
		return { 'Mod-z': () => this.editor.commands.undoInputRule() };
	},
});

const changeOf = (match: ExtendedRegExpMatchArray): Change => (match.data as { change: Change }).change;
