import { stepped, tabbed, type Step } from './caret.ts';
import { begin } from './beginning.ts';
import { erase } from './erasing.ts';
import { fillDown } from './filling.ts';
import { shift } from './shift-line.ts';
import type { Table } from './table.svelte.ts';

const steps: Readonly<Record<string, Step>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right',
	Home: 'line-start',
	End: 'line-end',
	PageUp: 'page-up',
	PageDown: 'page-down',
};

/** What keys do in a cell that nobody writes in. @returns whether the key was one. */
export function onKey(table: Table, event: KeyboardEvent, onhelp: () => void): boolean {
	if (event.isComposing || (event.target as Element).closest('[role=menu], button')) return false;
	const command = event.ctrlKey || event.metaKey;
	const caret = table.caret ?? stepped(table, null, 'first');
	if (!caret) return false;
	if (!table.caret) table.caret = caret;
	if (event.altKey && !command) return onAlt(table, event);
	if (command) return onCommand(table, event, onhelp);
	const step = steps[event.key];
	if (step) {
		const to = stepped(table, caret, step);
		if (to) table.goTo(to, event.shiftKey);
		return true;
	}
	if (event.key === 'Tab') {
		const to = tabbed(table, caret, event.shiftKey);
		if (to) table.goTo(to);
		return to !== undefined;
	}
	if (event.key === 'Escape') {
		if (table.anchor) table.goTo(caret);
		return true;
	}
	if (event.key === 'Enter' || event.key === 'F2') return begin(table);
	if (event.key === 'Delete' || event.key === 'Backspace') return erase(table);
	// A letter typed over a cell takes the place of what it holds; a space opens it.
	if (event.key === ' ') return begin(table);
	return event.key.length === 1 && begin(table, event.key);
}

function onAlt(table: Table, event: KeyboardEvent): boolean {
	const line = table.caret ? table.line(table.caret.line) : undefined;
	if (!line || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false;
	if (table.work.canWrite) shift(table, line, event.key === 'ArrowUp' ? -1 : 1);
	table.asked += 1;
	return true;
}

function onCommand(table: Table, event: KeyboardEvent, onhelp: () => void): boolean {
	const { live } = table.work;
	const key = event.key.toLowerCase();
	if (event.key === 'Home' || event.key === 'End') {
		const to = stepped(table, table.caret, event.key === 'Home' ? 'first' : 'last');
		if (to) table.goTo(to, event.shiftKey);
	} else if (key === 'a') {
		const [first, last] = [stepped(table, null, 'first'), stepped(table, null, 'last')];
		if (!first || !last) return false;
		table.anchor = first;
		table.goTo(last, true);
	} else if (key === 'd') fillDown(table);
	else if (key === 'z' && !event.shiftKey) undo(table, live.canUndo, live.undo, 'Annulé.');
	else if (key === 'y' || key === 'z') undo(table, live.canRedo, live.redo, 'Rétabli.');
	else if (key === '/') onhelp();
	else return false;
	return true;
}

function undo(table: Table, can: boolean, act: () => void, said: string): void {
	if (can) act();
	table.work.announcer.say(can ? said : 'Rien à annuler.');
	table.asked += 1;
}
