import { isIdentifier } from '#domain/identifier.ts';
import type { Slice } from '@tiptap/pm/model';

export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

/** Whether HTML says something besides its pictures. */
export function hasWords(html: string): boolean {
	return (
		html
			.replace(/<(style|head)[^]*?<\/\1>|<!--[^]*?-->|<[^>]*>/gi, '')
			.replace(/&nbsp;/g, '')
			.trim() !== ''
	);
}

/** The pieces that copied blocks name. */
export function piecesOf(slice: Slice): string[] {
	const found: string[] = [];
	slice.content.descendants((node) => {
		const file: unknown = node.attrs['file'];
		if (typeof file === 'string' && isIdentifier(file)) found.push(file);
	});
	return found;
}
