import type { Node } from 'prosemirror-model';
import { isIdentifier } from '../../identifier.ts';

/** What is read of an element that was copied; the schema’s own rules hold for each value afterwards. */
interface Copied {
	getAttribute(name: string): string | null;
	hasAttribute(name: string): boolean;
}

/**
 * What an image or a file says of itself where it is copied, so that it is whole where it is pasted: the same in the editor, where one
 * reads and on the clipboard.
 */
export function mediaData({
	type,
	attrs,
}: Pick<Node, 'attrs'> & { type: { name: string } }): Record<string, string> {
	if (type.name === 'attachment')
		return {
			'data-attachment': String(attrs['file']),
			'data-name': String(attrs['name']),
			'data-bytes': String(attrs['bytes']),
		};
	return {
		'data-image': String(attrs['file']),
		'data-size': String(attrs['size']),
		'data-alt': String(attrs['alt']),
		'data-width': String(attrs['width']),
		'data-height': String(attrs['height']),
		...(attrs['decorative'] === true && { 'data-decorative': '' }),
	};
}

export function imageFrom(element: Copied): Record<string, unknown> | false {
	const file = element.getAttribute('data-image') ?? '';
	const size = element.getAttribute('data-size') ?? '';
	if (!isIdentifier(file)) return false;
	return {
		file,
		alt: lineOf(element.getAttribute('data-alt')),
		decorative: element.hasAttribute('data-decorative'),
		size: ['full', 'medium', 'small'].includes(size) ? size : 'full',
		width: wholeOf(element.getAttribute('data-width'), 20_000),
		height: wholeOf(element.getAttribute('data-height'), 20_000),
	};
}

export function attachmentFrom(element: Copied): Record<string, unknown> | false {
	const file = element.getAttribute('data-attachment') ?? '';
	if (!isIdentifier(file)) return false;
	return {
		file,
		name: lineOf(element.getAttribute('data-name')),
		bytes: wholeOf(element.getAttribute('data-bytes'), 2 ** 40),
	};
}

/** As such a line may be: no control characters, at most 300 units. */
export const lineOf = (text: string | null): string => (text ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 300);

function wholeOf(text: string | null, most: number): number {
	const value = Number(text);
	return /^\d{1,13}$/.test(text ?? '') && value <= most ? value : 0;
}
