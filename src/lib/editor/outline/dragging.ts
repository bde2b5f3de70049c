import type { Attachment } from 'svelte/attachments';
import { dropAt, type Drop } from './drop.ts';

/** A finger rests so long before a row follows it, in milliseconds: it scrolls the list otherwise. */
const hold = 350;
/** A mouse moves so far before a row follows it, in pixels: it clicks otherwise. */
const far = 6;
/** How near an edge of the list a row makes it scroll, and by how much a frame, in pixels. */
const edge = 40;
const pace = 8;

export interface DraggingOptions {
	/** False while the list is not whole, or may not be changed. */
	readonly may: () => boolean;
	/** Null when nothing is dragged. */
	readonly show: (state: { id: string; drop: Drop | undefined } | null) => void;
	readonly drop: (id: string, after: string | null) => void;
}

interface Hand {
	readonly id: string;
	readonly pointer: number;
	readonly from: { x: number; y: number };
	y: number;
	isDragging: boolean;
	timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Lets one put the rows of a list in another order with a mouse, a pen or a finger. Each row is a `[data-row]`, named by it. Esc lets everything
 * stay. There is always another way: keys and a menu.
 */
export function dragging(options: DraggingOptions): Attachment<HTMLElement> {
	return (list) => {
		let hand: Hand | undefined;
		let drop: Drop | undefined;
		let frame: number | undefined;

		const rows = () =>
			[...list.querySelectorAll<HTMLElement>('[data-row]')].map((row) => {
				const { top, bottom } = row.getBoundingClientRect();
				return { id: row.dataset['row'] ?? '', top, bottom };
			});
		const begin = () => {
			if (!hand) return;
			hand.isDragging = true;
			list.setPointerCapture(hand.pointer);
			follow();
		};
		const follow = () => {
			frame = undefined;
			if (!hand?.isDragging) return;
			const { top, bottom } = list.getBoundingClientRect();
			const by = hand.y < top + edge ? -pace : hand.y > bottom - edge ? pace : 0;
			if (by !== 0) {
				list.scrollTop += by;
				frame = requestAnimationFrame(follow);
			}
			drop = dropAt(rows(), hand.id, hand.y);
			options.show({ id: hand.id, drop });
		};
		const end = () => {
			clearTimeout(hand?.timer);
			if (frame !== undefined) cancelAnimationFrame(frame);
			frame = undefined;
			hand = drop = undefined;
			options.show(null);
		};

		const press = (event: PointerEvent) => {
			const row = (event.target as Element).closest<HTMLElement>('[data-row]');
			if (!row || event.button !== 0 || !event.isPrimary || !options.may()) return;
			hand = {
				id: row.dataset['row'] ?? '',
				pointer: event.pointerId,
				from: { x: event.clientX, y: event.clientY },
				y: event.clientY,
				isDragging: false,
				timer: event.pointerType === 'mouse' ? undefined : setTimeout(begin, hold),
			};
		};
		const move = (event: PointerEvent) => {
			if (!hand || event.pointerId !== hand.pointer) return;
			hand.y = event.clientY;
			const way = Math.hypot(event.clientX - hand.from.x, event.clientY - hand.from.y);
			if (hand.isDragging) frame ??= requestAnimationFrame(follow);
			else if (way > far && event.pointerType === 'mouse') begin();
			// A finger that does not rest scrolls.
			else if (way > far) end();
		};
		const release = () => {
			if (hand?.isDragging) {
				follow();
				// What follows is a click on the row that was dragged.
				list.addEventListener('click', swallow, { capture: true, once: true });
				setTimeout(() => list.removeEventListener('click', swallow, { capture: true }));
				if (drop) options.drop(hand.id, drop.after);
			}
			end();
		};
		const key = (event: KeyboardEvent) => {
			if (event.key !== 'Escape' || !hand?.isDragging) return;
			event.preventDefault();
			event.stopPropagation();
			end();
		};
		const keep = (event: Event) => {
			if (hand?.isDragging || (hand && event.type === 'contextmenu')) event.preventDefault();
		};

		list.addEventListener('pointerdown', press);
		list.addEventListener('pointermove', move);
		list.addEventListener('pointerup', release);
		list.addEventListener('pointercancel', end);
		list.addEventListener('touchmove', keep, { passive: false });
		list.addEventListener('contextmenu', keep);
		list.addEventListener('dragstart', prevent);
		window.addEventListener('keydown', key, { capture: true });
		return () => {
			end();
			list.removeEventListener('pointerdown', press);
			list.removeEventListener('pointermove', move);
			list.removeEventListener('pointerup', release);
			list.removeEventListener('pointercancel', end);
			list.removeEventListener('touchmove', keep);
			list.removeEventListener('contextmenu', keep);
			list.removeEventListener('dragstart', prevent);
			window.removeEventListener('keydown', key, { capture: true });
		};
	};
}

const prevent = (event: Event) => event.preventDefault();
const swallow = (event: Event) => {
	event.preventDefault();
	event.stopPropagation();
};
