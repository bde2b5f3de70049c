import { actorKey } from '#domain/document/references.ts';
import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import { DOMSerializer, type Fragment, type Node, type Schema, type Slice } from '@tiptap/pm/model';
import { clipboardSerializer } from '../table/clipboard.ts';
import type { LiveNames } from './names.svelte.ts';

const dayIn = ({ attrs }: Node) => (attrs['day'] ? plain(date(attrs['day'] as string)) : '');

/** What goes to other programs has names and days in words; what comes back here is read from identifiers. */
export function copySerializer(schema: Schema, names: LiveNames): DOMSerializer {
	const { nodes, marks } = DOMSerializer.fromSchema(schema);
	const named = new DOMSerializer(
		{
			...nodes,
			mention: ({ attrs }) => {
				const actor = attrs['actor'] as string;
				return ['span', { 'data-actor': actor }, names.of(actorKey(actor))];
			},
			date: (node) => {
				const { day, deadline } = node.attrs as { day: string; deadline: boolean };
				return [
					'time',
					{ 'data-day': day, datetime: day, ...(deadline && { 'data-deadline': '' }) },
					dayIn(node),
				];
			},
		},
		marks,
	);
	return clipboardSerializer(schema, named);
}

/** The same as plain text; a note follows its place in brackets. */
export function copyText({ content }: Slice, names: LiveNames): string {
	const wordsOf = (node: Node): string => {
		if (node.isText) return node.text ?? '';
		if (node.type.name === 'hardBreak') return '\n';
		if (node.type.name === 'mention') return names.of(actorKey(node.attrs['actor']));
		if (node.type.name === 'date') return dayIn(node);
		if (node.type.name === 'footnote') return ` [${node.textContent}]`;
		return linesOf(node.content);
	};
	const linesOf = (fragment: Fragment): string => {
		const parts: string[] = [];
		let isInline = false;
		fragment.forEach((node) => {
			isInline = node.isInline;
			parts.push(wordsOf(node));
		});
		return parts.join(isInline ? '' : '\n\n');
	};
	return linesOf(content);
}
