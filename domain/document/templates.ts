import type { SectionJson } from './document.ts';
import type { DocumentTemplate } from './template.ts';
import { fill, fillContent, unfilled, type VariableValues } from './template-variables.ts';
import { diagnosis } from './templates/diagnosis.ts';
import { evaluation } from './templates/evaluation.ts';
import { minutes } from './templates/minutes.ts';
import { note } from './templates/note.ts';
import { protocol } from './templates/protocol.ts';
import { roadmap } from './templates/roadmap.ts';
import { synthesis } from './templates/synthesis.ts';

/** Every template, in the order they are offered. */
export const templates: readonly DocumentTemplate[] = [
	protocol,
	evaluation,
	diagnosis,
	roadmap,
	minutes,
	synthesis,
	note,
];

export function findTemplate(id: string): DocumentTemplate | undefined {
	return templates.find((template) => template.id === id);
}

/** The sections of a new document: those of the template, filled, under ids of their own. */
export function sectionsFrom(
	template: DocumentTemplate,
	newId: () => string,
	values: VariableValues = {},
): SectionJson[] {
	return template.sections.map(({ id, title, party, status = 'todo', content }) => ({
		id: newId(),
		title: fill(title, values),
		status,
		party,
		content: fillContent(content, values),
		clause: id,
	}));
}

/** What the directory does not know of what a template names: to be completed by whoever begins the document. */
export function unknownIn(template: DocumentTemplate, values: VariableValues): string[] {
	return unfilled(JSON.stringify([template.title, template.sections]), values);
}

/** What the title field is filled with. */
export function proposedTitle(template: DocumentTemplate, values: VariableValues): string {
	return fill(template.title, values);
}
