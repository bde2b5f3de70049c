import type { Attachment } from 'svelte/attachments';

/** Puts an element in a place that the page keeps for its views, where there is one. */
export const beside =
	(place: string): Attachment<HTMLElement> =>
	(element) => {
		document.querySelector(place)?.append(element);
		// Svelte looks for it where it was.
		return () => element.remove();
	};
