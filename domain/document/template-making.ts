import { mendContent } from './check.ts';
import { newClauseId } from './clause-id.ts';
import type { ContentNode, DocumentKind, SectionJson } from './document.ts';
import type { SectionTemplate, TemplateContent } from './template.ts';

/**
 * A template made of a document as it is: its sections, to be written again. What belongs to that document or to persons stays
 * there: files, mentions, owners, what is ticked.
 * @param known the clauses of the template it was begun from itself: what they say goes on holding.
 */
export function templateFrom(
	document: {
		readonly kind: DocumentKind;
		readonly title: string;
		readonly sections: readonly SectionJson[];
	},
	name: string,
	known: readonly SectionTemplate[] = [],
): TemplateContent {
	const taken = new Set<string>();
	const sections = document.sections.map(({ title, party, content, clause }): SectionTemplate => {
		const id = clause !== undefined && !taken.has(clause) ? clause : newClauseId(title, taken);
		taken.add(id);
		const { guidance = null, obligation } = known.find((one) => one.id === clause) ?? {};
		return {
			id,
			title,
			party,
			content: impersonal(content),
			guidance,
			...(obligation !== undefined && { obligation }),
		};
	});
	return { kind: document.kind, name, purpose: '', title: document.title, sections };
}

/** What belongs to one document or one person. */
const personal = new Set(['image', 'attachment', 'mention']);
const owned = ['owner', 'due', 'done', 'id', 'checked'];

function impersonal(content: ContentNode): ContentNode {
	const clean = (node: ContentNode): ContentNode => ({
		...node,
		...(node.attrs && {
			attrs: Object.fromEntries(Object.entries(node.attrs).filter(([name]) => !owned.includes(name))),
		}),
		...(node.content && {
			content: node.content.filter(({ type }) => !personal.has(type)).map(clean),
		}),
	});
	return mendContent(clean(content));
}
