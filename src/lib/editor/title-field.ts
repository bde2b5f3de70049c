import type * as Y from 'yjs';
import type { Way } from './mounting/travel.ts';
import { carried, changeBetween } from './text-changes.ts';
import { sectionsOrigin } from './origin.ts';

export interface TitleKeys {
	/** Something was typed here. */
	typed(): void;
	undo(): void;
	redo(): void;
	leave(towards: Way): boolean;
	/** Where there are pages to turn. */
	turnPage?(towards: Way): boolean;
}

/**
 * Binds a one-line field to a shared text: what is typed becomes the smallest change, what the others type moves the caret
 * no more than it must. For `{@attach}`.
 * @param origin of its changes, which an undo looks for.
 */
export function boundTo(text: Y.Text, keys: TitleKeys, origin: unknown = sectionsOrigin) {
	return (field: HTMLTextAreaElement | HTMLInputElement): (() => void) => {
		const show = () => {
			const change = changeBetween(field.value, text.toString());
			if (!change) return;
			const { selectionDirection } = field;
			const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
			field.value = text.toString();
			if (document.activeElement === field)
				field.setSelectionRange(carried(start, change), carried(end, change), selectionDirection ?? 'none');
			grow(field);
		};
		const write = () => {
			const typed = field.value.replace(/[\r\n]+/g, ' ');
			const change = changeBetween(text.toString(), typed, field.selectionStart ?? typed.length);
			if (change)
				text.doc?.transact(() => {
					text.delete(change.at, change.removed);
					text.insert(change.at, change.inserted);
				}, origin);
			if (field.value !== typed) field.value = typed;
			grow(field);
			keys.typed();
		};
		const press = (event: Event) => {
			if (event instanceof KeyboardEvent && onKey(event, field, keys)) event.preventDefault();
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

function onKey(
	event: KeyboardEvent,
	field: HTMLTextAreaElement | HTMLInputElement,
	keys: TitleKeys,
): boolean {
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
	if (event.key === 'PageUp') return keys.turnPage?.('before') ?? false;
	if (event.key === 'PageDown') return keys.turnPage?.('after') ?? false;
	if (event.key === 'Enter') return keys.leave('after');
	if (event.key === 'ArrowUp' || (event.key === 'ArrowLeft' && first)) return keys.leave('before');
	if (event.key === 'ArrowDown' || (event.key === 'ArrowRight' && last)) return keys.leave('after');
	return false;
}

/** Where CSS cannot size a field by its content. */
function grow(field: HTMLElement): void {
	if (field instanceof HTMLInputElement) return;
	if (CSS.supports('field-sizing', 'content')) return;
	field.style.height = 'auto';
	field.style.height = `${field.scrollHeight}px`;
}
