import type { Attachment } from 'svelte/attachments';

/** Puts an element at a place, in pixels: the content policy refuses style attributes, not what a script sets. */
export const placed =
	(place: Readonly<Partial<Record<'top' | 'height' | 'left' | 'width', number>>>): Attachment<HTMLElement> =>
	(element) => {
		for (const [key, value] of Object.entries(place)) element.style.setProperty(key, `${value}px`);
	};

/** Sets custom properties, which the style sheet reads. */
export const withProperties =
	(properties: Readonly<Record<`--${string}`, string>>): Attachment<HTMLElement> =>
	(element) => {
		for (const [key, value] of Object.entries(properties)) element.style.setProperty(key, value);
	};
