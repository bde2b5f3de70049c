import { contentFrom } from './plain-lines.ts';
import type { Guidance, SectionTemplate, TemplateContent } from './template.ts';

/** What an animator says of one section. */
export interface SectionChange {
	readonly title: string;
	readonly guidance: Guidance | null;
	readonly obligation: string | null;
	/** Null leaves the content as it is. */
	readonly text: string | null;
}

export function changeSection(
	template: TemplateContent,
	id: string,
	{ title, guidance, obligation, text }: SectionChange,
): TemplateContent {
	const sections = template.sections.map((section): SectionTemplate => {
		if (section.id !== id) return section;
		const { obligation: _, ...rest } = section;
		return {
			...rest,
			title,
			guidance,
			content: text === null ? section.content : contentFrom(text),
			...(obligation !== null && { obligation }),
		};
	});
	return { ...template, sections };
}

/** One place up (-1) or down (1). */
export function moveSection(template: TemplateContent, id: string, by: -1 | 1): TemplateContent {
	const sections = [...template.sections];
	const from = sections.findIndex((section) => section.id === id);
	const to = from + by;
	const [moved] = from >= 0 && to >= 0 && to < sections.length ? sections.splice(from, 1) : [];
	if (moved) sections.splice(to, 0, moved);
	return { ...template, sections };
}

export const withoutSection = (template: TemplateContent, id: string): TemplateContent => ({
	...template,
	sections: template.sections.filter((section) => section.id !== id),
});
