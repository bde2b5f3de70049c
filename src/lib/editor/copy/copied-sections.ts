import type { ContentNode } from '#domain/document/document.ts';
import { ReadingCopy } from '../mounting/reading-copy.ts';
import type { Sections, SectionHead } from '../sections.svelte.ts';

/** A section with its text as it is now in the shared document, whether or not its editor is open. */
export interface CopiedSection extends SectionHead {
	readonly content: ContentNode;
}

/** The whole document, in a form the schema allows. Reads only. */
export function copiedSections(sections: Sections): CopiedSection[] {
	return sections.list.flatMap((head) => {
		const content = sections.parts(head.id)?.content;
		return content ? [{ ...head, content: new ReadingCopy(content).read() }] : [];
	});
}
