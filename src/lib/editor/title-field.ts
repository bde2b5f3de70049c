import type * as Y from 'yjs';
import { carried, changeBetween } from './text-changes.ts';
import { sectionsOrigin } from './origin.ts';

export interface TitleKeys {
	/** Something was typed here. */
	typed(): void;
	undo(): void;
	redo(): void;
	leave(towards: 'before' | 'after'): boolean;
}

/**
 * Binds a one-line field to a shared text: what is typed becomes the smallest change, what the others type moves the caret
 * no more than it must. For `{@attach}`.
 */
export function boundTo(text: Y.Text, keys: TitleKeys) {
	return (field: HTMLTextAreaElement): (() => void) => {
		const show = () => {
			const change = changeBetween(field.value, text.toString());
			if (!change) return;
			const { selectionStart, selectionEnd, selectionDirection } = field;
			field.value = text.toString();
			if (document.activeElement === field)
				field.setSelectionRange(
					carried(selectionStart, change),
					carried(selectionEnd, change),
					selectionDirection,
				);
			grow(field);
		};
		const write = () => {
			const typed = field.value.replace(/[\r\n]+/g, ' ');
			const change = changeBetween(text.toString(), typed, field.selectionStart);
			if (change)
				text.doc?.transact(() => {
					text.delete(change.at, change.removed);
					text.insert(change.at, change.inserted);
				}, sectionsOrigin);
			if (field.value !== typed) field.value = typed;
			grow(field);
			keys.typed();
		};
		const press = (event: KeyboardEvent) => {
			if (onKey(event, field, keys)) event.preventDefault();
		};
		field.value = text.toString();
		grow(field);
		text.observe(show);
		field.addEventListener('input', write);
		field.addEventListener('keydown', press);
		return () => {
			text.unobserve(show);
			field.removeEventListener('input', write);
			field.removeEventListener('keydown', press);
		};
	};
}

function onKey(event: KeyboardEvent, field: HTMLTextAreaElement, keys: TitleKeys): boolean {
	const command = event.ctrlKey || event.metaKey;
	const letter = event.key.toLowerCase();
	if (command && letter === 'z') {
		if (event.shiftKey) keys.redo();
		else keys.undo();
		return true;
	}
	if (command && letter === 'y') {
		keys.redo();
		return true;
	}
	if (command || event.altKey || event.shiftKey || event.isComposing) return false;
	const first = field.selectionEnd === 0;
	const last = field.selectionStart === field.value.length;
	if (event.key === 'Enter') return keys.leave('after');
	if (event.key === 'ArrowUp' || (event.key === 'ArrowLeft' && first)) return keys.leave('before');
	if (event.key === 'ArrowDown' || (event.key === 'ArrowRight' && last)) return keys.leave('after');
	return false;
}

/** Where CSS cannot size a field by its content. */
function grow(field: HTMLTextAreaElement): void {
	if (CSS.supports('field-sizing', 'content')) return;
	field.style.height = 'auto';
	field.style.height = `${field.scrollHeight}px`;
}
