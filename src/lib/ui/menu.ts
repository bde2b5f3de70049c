/** One line of a menu. */
export interface MenuItem {
	readonly id: string;
	readonly label: string;
	readonly hint?: string;
	/** Keys that do the same, as they are written: « Ctrl+B ». */
	readonly keys?: string;
	/** Given when the line is a state that one switches. */
	readonly checked?: boolean;
	readonly disabled?: boolean;
	readonly danger?: boolean;
	run(): void;
}

export interface MenuGroup {
	readonly label?: string;
	readonly items: readonly MenuItem[];
}

/** Puts a panel of the top layer beside what it belongs to, on the other side where there is more room, within the screen. */
export function placeBeside(
	panel: HTMLElement,
	anchor: DOMRect,
	gap = 4,
	side: 'below' | 'above' = 'below',
): void {
	const margin = 8;
	const wide = window.innerWidth;
	// A phone's keyboard covers the rest.
	const high = window.visualViewport?.height ?? window.innerHeight;
	panel.style.maxHeight = '';
	const { width, height } = panel.getBoundingClientRect();
	const below = high - anchor.bottom - gap - margin;
	const above = anchor.top - gap - margin;
	const isBelow = side === 'below' ? height <= below || below >= above : height > above && below > above;
	const room = Math.max(96, isBelow ? below : above);
	panel.style.maxHeight = `${room}px`;
	panel.style.left = `${Math.max(margin, Math.min(anchor.left, wide - width - margin))}px`;
	panel.style.top = `${isBelow ? anchor.bottom + gap : anchor.top - gap - Math.min(height, room)}px`;
}

/** Moves among the lines of a menu by arrows, Home, End and first letters (ARIA practice). @returns whether the key was one. */
export function moveInMenu(menu: HTMLElement, event: KeyboardEvent): boolean {
	const items = [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
	const at = items.indexOf(document.activeElement as HTMLElement);
	const { key } = event;
	let to: number | undefined = {
		ArrowDown: (at + 1) % items.length,
		ArrowUp: (at - 1 + items.length) % items.length,
		Home: 0,
		End: items.length - 1,
	}[key];
	if (
		to === undefined &&
		key.length === 1 &&
		key !== ' ' &&
		!event.ctrlKey &&
		!event.metaKey &&
		!event.altKey
	) {
		const begins = (item: HTMLElement) => fold(item.textContent).startsWith(fold(key));
		const after = items.findIndex((item, index) => index > at && begins(item));
		to = after >= 0 ? after : items.findIndex(begins);
	}
	if (to === undefined || to < 0) return false;
	items[to]?.focus();
	return true;
}

const fold = (words: string | null) =>
	(words ?? '').trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
