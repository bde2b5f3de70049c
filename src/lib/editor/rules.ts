import {
	Extension,
	InputRule,
	markInputRule,
	textblockTypeInputRule,
	wrappingInputRule,
	type Editor,
} from '@tiptap/core';
import type { MarkType, NodeType } from '@tiptap/pm/model';
import { insertAfter } from './insert/block-commands.ts';
import type { ListKind } from './lists.ts';
import { isFree, touched } from './others.ts';

/** What people type in Markdown becomes what they mean; Backspace right after gives the characters back. */
export const Rules = Extension.create({
	name: 'rules',

	addInputRules() {
		const { nodes, marks } = this.editor.schema;
		const rules: InputRule[] = [];
		const block = (name: string, make: (type: NodeType) => InputRule) => {
			const type = nodes[name];
			if (type) rules.push(make(type));
		};
		const mark = (name: string, ...patterns: RegExp[]) => {
			const type: MarkType | undefined = marks[name];
			if (type) rules.push(...patterns.map((find) => markInputRule({ find, type })));
		};
		block('paragraph', (type) =>
			textblockTypeInputRule({
				find: /^(#{1,3})\s$/,
				type,
				getAttributes: (match) => ({ level: match[1]?.length ?? 1 }),
			}),
		);
		const list = (kind: ListKind, find: RegExp) =>
			block('list', (type) =>
				free(
					this.editor,
					wrappingInputRule({
						find,
						type,
						getAttributes: { kind },
						joinPredicate: (_match, before) => before.attrs['kind'] === kind,
					}),
				),
			);
		list('check', /^\s*\[ ?\]\s$/);
		list('bullet', /^\s*[-–+*]\s$/);
		list('ordered', /^\s*1[.)]\s$/);
		block('quote', (type) => free(this.editor, wrappingInputRule({ find: /^\s*>\s$/, type })));
		block(
			'rule',
			() =>
				new InputRule({
					find: /^(?:---|—-|___)$/,
					handler: ({ state, range }) => {
						state.tr.delete(range.from, range.to);
						insertAfter('rule')(state, () => {});
					},
				}),
		);
		mark('bold', /(?:^|\s)(\*\*(?!\s)([^*]+)(?<!\s)\*\*)$/, /(?:^|\s)(__(?!\s)([^_]+)(?<!\s)__)$/);
		mark('italic', /(?:^|\s)(\*(?![\s*])([^*]+)(?<!\s)\*)$/, /(?:^|\s)(_(?![\s_])([^_]+)(?<!\s)_)$/);
		mark('strike', /(?:^|\s)(~~(?!\s)([^~]+)(?<!\s)~~)$/);
		return rules;
	},
});

/** A rule that makes a block anew, which waits while somebody else writes in it: then the characters stay characters. */
function free(editor: Editor, rule: InputRule): InputRule {
	return new InputRule({
		find: rule.find,
		handler: (props) => (isFree(editor, touched(editor)) ? rule.handler(props) : null),
	});
}
