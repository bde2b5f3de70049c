import type { ContentNode, SectionJson } from './document.ts';
import type { DocumentTemplate } from './template.ts';
import { fill, fillContent, unfilled, type VariableValues } from './template-variables.ts';
import { diagnosis } from './templates/diagnosis.ts';
import { evaluation } from './templates/evaluation.ts';
import { minutes } from './templates/minutes.ts';
import { note } from './templates/note.ts';
import { programme } from './templates/programme.ts';
import { protocol } from './templates/protocol.ts';
import { roadmap } from './templates/roadmap.ts';
import { synthesis } from './templates/synthesis.ts';

/** Every template, in the order they are offered. */
export const templates: readonly DocumentTemplate[] = [
	protocol,
	programme,
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

/**
 * The sections of a new document: those of the template, filled, under ids of their own, and so are the lines « Décision » and
 * « À faire » in them.
 * @param newId of the section made from `governance`, and of the second such line in it, `governance/2`.
 */
export function sectionsFrom(
	template: Pick<DocumentTemplate, 'sections'>,
	newId: (place: string) => string,
	values: VariableValues = {},
): SectionJson[] {
	return template.sections.map(({ id, title, party, status = 'todo', content }) => {
		let lines = 0;
		return {
			id: newId(id),
			title: fill(title, values),
			status,
			party,
			content: withOwnLines(fillContent(content, values), () => newId(`${id}/${++lines}`)),
			clause: id,
		};
	});
}

function withOwnLines(node: ContentNode, newId: () => string): ContentNode {
	if (node.type === 'commitment') return { ...node, attrs: { ...node.attrs, id: newId() } };
	if (!node.content) return node;
	return { ...node, content: node.content.map((child) => withOwnLines(child, newId)) };
}

/** What the directory does not know of what a template names: to be completed by whoever begins the document. */
export function unknownIn(template: DocumentTemplate, values: VariableValues): string[] {
	return unfilled(JSON.stringify([template.title, template.sections]), values);
}

/** What the title field is filled with. */
export function proposedTitle(template: DocumentTemplate, values: VariableValues): string {
	return fill(template.title, values);
}
