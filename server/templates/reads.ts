import { isIdentifier } from '#domain/identifier.ts';
import type { DocumentTemplate, TemplateContent } from '#domain/document/template.ts';
import type { Reader } from '../database/connection.ts';

/** A group's template as its animators see it. */
export interface OwnTemplate {
	readonly id: string;
	readonly groupId: string;
	readonly draft: TemplateContent;
	readonly revision: number;
	readonly archivedAt: string | null;
	/** The latest first. */
	readonly versions: readonly {
		readonly version: number;
		readonly publishedAt: string;
		readonly content: TemplateContent;
	}[];
}

const columns = ['id', 'group_id as groupId', 'draft', 'revision', 'archived_at as archivedAt'] as const;

/** All of a group's, those in use first. */
export async function listTemplates(db: Reader, groupId: string): Promise<OwnTemplate[]> {
	const rows = await db
		.selectFrom('group_templates')
		.select(columns)
		.where('group_id', '=', groupId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	const whole = await Promise.all(rows.map((row) => withVersions(db, row)));
	return whole.sort((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null));
}

/** Undefined for unknown and malformed ids. */
export async function findOwnTemplate(db: Reader, id: string): Promise<OwnTemplate | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db.selectFrom('group_templates').select(columns).where('id', '=', id).executeTakeFirst();
	return row && withVersions(db, row);
}

async function withVersions(
	db: Reader,
	{ draft, ...row }: Omit<OwnTemplate, 'draft' | 'versions'> & { draft: string },
): Promise<OwnTemplate> {
	const versions = await db
		.selectFrom('group_template_versions')
		.select(['version', 'published_at as publishedAt', 'content'])
		.where('template_id', '=', row.id)
		.orderBy('version', 'desc')
		.execute();
	return {
		...row,
		draft: JSON.parse(draft) as TemplateContent,
		versions: versions.map(({ content, ...version }) => ({
			...version,
			content: JSON.parse(content) as TemplateContent,
		})),
	};
}

/** What a document may be begun from in a group beside the built-in ones: its own templates first, then those of the group above. */
export async function listOffered(
	db: Reader,
	groupId: string,
): Promise<{ template: DocumentTemplate; isOwn: boolean }[]> {
	const group = await db
		.selectFrom('groups')
		.select(['id', 'parent_id'])
		.where('id', '=', groupId)
		.executeTakeFirstOrThrow();
	const rows = await db
		.selectFrom('group_templates')
		.innerJoin('group_template_versions as versions', 'versions.template_id', 'group_templates.id')
		.select(['group_templates.id', 'group_templates.group_id', 'versions.version', 'versions.content'])
		.where(
			'group_templates.group_id',
			'in',
			group.parent_id === null ? [group.id] : [group.id, group.parent_id],
		)
		.where('group_templates.archived_at', 'is', null)
		.where((where) =>
			where(
				'versions.version',
				'=',
				where
					.selectFrom('group_template_versions as later')
					.select((select) => select.fn.max('later.version').as('version'))
					.whereRef('later.template_id', '=', 'group_templates.id'),
			),
		)
		.orderBy('group_templates.created_at')
		.orderBy('group_templates.id')
		.execute();
	return rows
		.map(({ id, group_id, version, content }) => ({
			template: { id, version, scope: 'group' as const, ...(JSON.parse(content) as TemplateContent) },
			isOwn: group_id === group.id,
		}))
		.sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
}
