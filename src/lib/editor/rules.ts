import {
	Extension,
	markInputRule,
	textblockTypeInputRule,
	wrappingInputRule,
	type InputRule,
} from '@tiptap/core';
import type { MarkType, NodeType } from '@tiptap/pm/model';

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
		block('bulletList', (type) => wrappingInputRule({ find: /^\s*[-–+*]\s$/, type }));
		block('orderedList', (type) => wrappingInputRule({ find: /^\s*1[.)]\s$/, type }));
		mark('bold', /(?:^|\s)(\*\*(?!\s)([^*]+)(?<!\s)\*\*)$/, /(?:^|\s)(__(?!\s)([^_]+)(?<!\s)__)$/);
		mark('italic', /(?:^|\s)(\*(?![\s*])([^*]+)(?<!\s)\*)$/, /(?:^|\s)(_(?![\s_])([^_]+)(?<!\s)_)$/);
		return rules;
	},
});
