import { dueWords } from '#domain/document/due.ts';
import { actorKey } from '#domain/document/references.ts';
import { date, dayOf } from '#domain/french/dates.ts';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import type { References } from './references.svelte.ts';

/** The day in French as `Parts` draws it: « 1er » has a raised ending. */
export function drawDay(day: string): (globalThis.Node | string)[] {
	if (day === '') return ['jour à choisir'];
	return date(day).map((part) => {
		if (!part.raised) return part.text;
		const raised = document.createElement('sup');
		raised.textContent = part.text;
		return raised;
	});
}

/** Somebody's name, as the directory says it now. */
export const mentionView =
	(references: References): NodeViewConstructor =>
	(node) => {
		const dom = document.createElement('span');
		const key = actorKey(node.attrs['actor']);
		const draw = () => {
			dom.textContent = references.names.of(key);
			dom.className = references.names.isKnown(key) ? 'mention' : 'mention unlisted';
		};
		draw();
		return { dom, destroy: references.names.listen(draw), ignoreMutation: () => true };
	};

export const dateView: NodeViewConstructor = (node) => {
	const dom = document.createElement('time');
	const draw = ({ attrs }: Node) => {
		const day = attrs['day'] as string;
		const today = dayOf(new Date().toISOString());
		const isDeadline = day !== '' && attrs['deadline'] === true;
		const words = isDeadline ? dueWords(day, today) : null;
		dom.className = ['day', isDeadline && 'deadline', isDeadline && day < today && 'late']
			.filter(Boolean)
			.join(' ');
		dom.dateTime = day;
		dom.replaceChildren(...drawDay(day));
		if (!isDeadline) return;
		const due = document.createElement('span');
		due.className = 'due';
		due.textContent = `, échéance${words ? ` ${words}` : ''}`;
		dom.append(due);
	};
	draw(node);
	return {
		dom,
		update(next) {
			if (next.type !== node.type) return false;
			draw(next);
			return true;
		},
		ignoreMutation: () => true,
	};
};

/** The number of a note is counted by the page; its text is written beside. */
export const noteView: NodeViewConstructor = (node) => {
	const dom = document.createElement('sup');
	const draw = ({ textContent }: Node) => {
		dom.className = textContent.trim() === '' ? 'note counted empty' : 'note counted';
		dom.title = textContent.trim() || 'Note vide';
	};
	draw(node);
	return {
		dom,
		update(next) {
			if (next.type !== node.type) return false;
			draw(next);
			return true;
		},
		ignoreMutation: () => true,
	};
};

/** Which number a note shows: its place among all of them. */
export function numberOfNote(editor: Editor, at: number): number {
	const all = [...(editor.view.dom.closest('.workspace') ?? document).querySelectorAll('.note.counted')];
	return all.indexOf(editor.view.nodeDOM(at) as Element) + 1;
}
