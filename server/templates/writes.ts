import type { TemplateContent } from '#domain/document/template.ts';
import { recordAudit } from '../audit.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';

/** Who does it to which template, for the audit. */
export interface Doing {
	readonly id: string;
	readonly accountId: string;
}

export async function insertTemplate(
	trx: Transaction,
	clock: Clock,
	{
		id,
		accountId,
		groupId,
		documentId,
		actorId,
		draft,
	}: Doing & {
		groupId: string;
		documentId: string;
		actorId: string;
		draft: TemplateContent;
	},
): Promise<void> {
	await trx
		.insertInto('group_templates')
		.values({
			id,
			group_id: groupId,
			draft: JSON.stringify(draft),
			revision: 1,
			created_by: actorId,
			created_at: clock.now().toISOString(),
			archived_at: null,
		})
		.execute();
	await record(trx, clock, { id, accountId }, 'made-template', { group: groupId, document: documentId });
}

/** @returns false when somebody changed it since `revision`: nothing is written then. */
export async function updateDraft(
	trx: Transaction,
	clock: Clock,
	{ id, accountId, revision, draft }: Doing & { revision: number; draft: TemplateContent },
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('group_templates')
		.set({ draft: JSON.stringify(draft), revision: revision + 1 })
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return false;
	await record(trx, clock, { id, accountId }, 'changed-template', { revision: revision + 1 });
	return true;
}

/** Publishes the draft as it was at `revision`; a version never changes after. @returns false when it has changed since. */
export async function insertVersion(
	trx: Transaction,
	clock: Clock,
	{
		id,
		accountId,
		revision,
		version,
		content,
	}: Doing & {
		revision: number;
		version: number;
		content: TemplateContent;
	},
): Promise<boolean> {
	// Holds the row: two who publish at once do not make one version twice.
	const { numUpdatedRows } = await trx
		.updateTable('group_templates')
		.set({ revision: revision + 1 })
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return false;
	await trx
		.insertInto('group_template_versions')
		.values({
			template_id: id,
			version,
			content: JSON.stringify(content),
			published_at: clock.now().toISOString(),
		})
		.execute();
	await record(trx, clock, { id, accountId }, 'published-template', { version });
	return true;
}

export async function setArchived(
	trx: Transaction,
	clock: Clock,
	{ id, accountId, archived }: Doing & { archived: boolean },
): Promise<void> {
	await trx
		.updateTable('group_templates')
		.set({ archived_at: archived ? clock.now().toISOString() : null })
		.where('id', '=', id)
		.execute();
	await record(trx, clock, { id, accountId }, archived ? 'archived-template' : 'restored-template', {});
}

const record = (
	trx: Transaction,
	clock: Clock,
	{ id, accountId }: Doing,
	action: string,
	detail: Record<string, string | number>,
) => recordAudit(trx, clock, { accountId, action, subjectType: 'template', subjectId: id, detail });
