import { placeBeside } from '#lib/ui/menu.ts';
import type { Attachment } from 'svelte/attachments';

/** Keeps a panel of the top layer beside what it is about, while the page scrolls and others write. */
export const beside =
	(anchor: () => DOMRect | null, onlost: () => void): Attachment<HTMLElement> =>
	(panel) => {
		panel.showPopover();
		let asked: number | undefined;
		const place = () => {
			asked = undefined;
			const rect = anchor();
			if (rect) placeBeside(panel, rect, 6);
			else onlost();
		};
		const ask = () => (asked ??= requestAnimationFrame(place));
		place();
		// After the text, which takes the focus back in the next frame when one comes from a menu.
		const focusing = requestAnimationFrame(() => panel.querySelector<HTMLElement>('[data-first]')?.focus());
		const size = new ResizeObserver(ask);
		size.observe(panel);
		window.addEventListener('scroll', ask, true);
		window.addEventListener('resize', ask);
		return () => {
			cancelAnimationFrame(focusing);
			size.disconnect();
			window.removeEventListener('scroll', ask, true);
			window.removeEventListener('resize', ask);
			if (asked !== undefined) cancelAnimationFrame(asked);
		};
	};
