import * as Y from 'yjs';
import type { Sections } from '../sections.svelte.ts';

/** Whether a section other than this one has a line of that identifier. */
export function hasCommitment(sections: Sections, except: string, id: string): boolean {
	return sections.list.some(
		(section) => section.id !== except && holds(sections.parts(section.id)?.content, id),
	);
}

function holds(type: Y.XmlFragment | undefined, id: string): boolean {
	return (
		type?.toArray().some((child) => {
			if (!(child instanceof Y.XmlElement)) return false;
			return child.nodeName === 'commitment' ? child.getAttribute('id') === id : holds(child, id);
		}) ?? false
	);
}
