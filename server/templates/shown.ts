import type { OwnTemplate } from './reads.ts';

/** A template as lists show it. */
export const shown = (template: OwnTemplate) => ({
	id: template.id,
	name: template.draft.name,
	kind: template.draft.kind,
	sections: template.draft.sections.length,
	version: template.versions[0]?.version ?? null,
	publishedAt: template.versions[0]?.publishedAt ?? null,
	archived: template.archivedAt !== null,
	changed: isChanged(template),
});

/** The draft says something else than the last version. */
export const isChanged = ({ draft, versions }: OwnTemplate) =>
	JSON.stringify(draft) !== JSON.stringify(versions[0]?.content);
