import { headingAnchors, sectionAnchor, type HeadingAnchor } from './anchors.ts';
import type { ContentNode } from './document.ts';

/** One section in a table of contents. */
export interface ContentsEntry {
	readonly anchor: string;
	readonly title: string;
	readonly number: number | null;
	readonly headings: readonly HeadingAnchor[];
}

/** The table of contents of a document: its sections, and their headings as they stand. A document of one section has its headings only. */
export function contentsOf(
	sections: readonly {
		readonly id: string;
		readonly title: string;
		readonly number: number | null;
		readonly content: ContentNode;
	}[],
): ContentsEntry[] {
	return sections.map((section) => ({
		anchor: sectionAnchor(section.id),
		title: section.title.trim() || 'Sans titre',
		number: section.number,
		headings: [...headingAnchors(section).values()],
	}));
}
