import { fold } from '../search/fold.ts';
import { textOf } from './check.ts';
import type { ContentNode } from './document.ts';

/** Where a section is in a page: its address keeps through moves and new titles. */
export const sectionAnchor = (id: string): string => `section-${id}`;

export interface HeadingAnchor {
	readonly anchor: string;
	readonly text: string;
	/** 1 to 3. */
	readonly level: number;
}

/**
 * The address of each heading of a section, in reading order: its words, under a piece of the section's id, so that a link sent by
 * mail still holds when articles are moved.
 */
export function headingAnchors(section: {
	readonly id: string;
	readonly content: ContentNode;
}): Map<ContentNode, HeadingAnchor> {
	const anchors = new Map<ContentNode, HeadingAnchor>();
	const taken = new Map<string, number>();
	const look = (node: ContentNode): void => {
		const level = node.type === 'paragraph' ? Number(node.attrs?.['level'] ?? 0) : 0;
		if (level > 0) {
			const text = textOf(node).replace(/\s+/g, ' ').trim();
			if (text === '') return;
			const words = (fold(text).match(/[a-z\d]+/g) ?? []).join('-').slice(0, 60).replace(/-$/, '');
			const base = `${words || 'titre'}-${section.id.slice(0, 8)}`;
			const count = (taken.get(base) ?? 0) + 1;
			taken.set(base, count);
			anchors.set(node, { anchor: count === 1 ? base : `${base}-${count}`, text, level });
		} else for (const child of node.content ?? []) look(child);
	};
	look(section.content);
	return anchors;
}
