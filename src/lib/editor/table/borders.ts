import { columnShares, widthFor } from '#domain/document/table.ts';
import type { EditorView } from '@tiptap/pm/view';
import { clamped, setWidth, tableIn } from './columns.ts';
import { stepwise } from './stepwise.ts';

/** Drags the border behind a column: shown as one drags, written once when one lets go. Escape gives it up. */
export function dragBorder(
	view: EditorView,
	getPos: () => number | undefined,
	column: number,
	grid: HTMLElement,
	start: PointerEvent,
	show: (shares: readonly number[]) => void,
): void {
	const handle = start.currentTarget as HTMLElement;
	const table = () => {
		const pos = getPos();
		return pos === undefined ? null : tableIn(view.state.tr, pos);
	};
	if (!view.editable || start.button !== 0 || !table()) return;
	start.preventDefault();
	handle.setPointerCapture(start.pointerId);
	handle.classList.add('dragged');
	const wide = grid.getBoundingClientRect().width || 1;
	let width: number | null = null;

	const follow = (event: PointerEvent) => {
		const now = table();
		if (!now) return;
		const shares = columnShares(now.layout.columns);
		const wanted = (shares[column] ?? 0) + ((event.clientX - start.clientX) * 1000) / wide;
		width = widthFor(now.layout.columns, column, clamped(wanted, now));
		const columns = now.layout.columns.map((one, index) =>
			index === column ? { ...one, width: width ?? 0 } : one,
		);
		show(columnShares(columns));
	};
	const end = (write: boolean) => {
		handle.classList.remove('dragged');
		handle.removeEventListener('pointermove', follow);
		handle.removeEventListener('pointerup', drop);
		handle.removeEventListener('pointercancel', giveUp);
		window.removeEventListener('keydown', escape, true);
		const now = table();
		if (!now) return;
		if (write && width !== null) view.dispatch(stepwise(setWidth(view.state.tr, now, column, width)));
		else show(columnShares(now.layout.columns));
	};
	const drop = () => end(true);
	const giveUp = () => end(false);
	const escape = (event: KeyboardEvent) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		event.stopPropagation();
		giveUp();
	};
	handle.addEventListener('pointermove', follow);
	handle.addEventListener('pointerup', drop);
	handle.addEventListener('pointercancel', giveUp);
	window.addEventListener('keydown', escape, true);
}
