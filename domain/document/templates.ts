import type { SectionJson } from './document.ts';
import type { DocumentTemplate } from './template.ts';
import { minutes } from './templates/minutes.ts';
import { note } from './templates/note.ts';
import { protocol } from './templates/protocol.ts';

/** Every template, in the order they are offered. */
export const templates: readonly DocumentTemplate[] = [protocol, minutes, note];

export function findTemplate(id: string): DocumentTemplate | undefined {
	return templates.find((template) => template.id === id);
}

/** The sections of a new document: those of the template, under ids of their own. */
export function sectionsFrom(template: DocumentTemplate, newId: () => string): SectionJson[] {
	return template.sections.map((section) => ({ ...section, id: newId() }));
}

/** What the title field is filled with. */
export function proposedTitle(template: DocumentTemplate, groupName: string): string {
	return template.title.replace('{groupe}', groupName);
}
