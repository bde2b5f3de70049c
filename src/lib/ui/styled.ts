import type { Attachment } from 'svelte/attachments';

/** Sets styles that are worked out, such as a place in a drawing: from a script, since the page’s policy lets no `style` attribute through. */
export const styled =
	(styles: Readonly<Record<string, string>>): Attachment<HTMLElement> =>
	(element) => {
		for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
	};

/** A share of a width, as CSS. */
export const percent = (share: number): string => `${share * 100}%`;
