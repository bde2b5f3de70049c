import type { Visibility } from '#domain/access/visibility.ts';
import type { DocumentKind, SectionJson } from '#domain/document/document.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { v7 } from 'uuid';
import type { Transaction } from '../database/connection.ts';
import type { Instant } from '../database/schema.ts';
import { appendEntries } from './journal.ts';
import { buildState } from './state.ts';

export interface NewDocument {
	readonly id: string;
	readonly groupId: string;
	readonly kind: DocumentKind;
	readonly title: string;
	readonly visibility: Visibility;
	readonly sections: readonly SectionJson[];
	/** Actor who asked for it; null for the application itself. */
	readonly createdBy: string | null;
	/** Account that asked for it, for the audit. */
	readonly accountId: string | null;
	/** Template it was made from, for the audit. */
	readonly template: string | null;
	readonly at: Instant;
}

/**
 * The row, the text and the audit, all or nothing: the only way a document's text begins [E5].
 * The first entry is the application's own, not its author's: nobody wrote the template's words here.
 */
export async function createDocument(trx: Transaction, document: NewDocument): Promise<void> {
	await trx
		.insertInto('documents')
		.values({
			id: document.id,
			group_id: document.groupId,
			kind: document.kind,
			title: document.title,
			visibility: document.visibility,
			schema_epoch: schemaEpoch,
			created_by: document.createdBy,
			created_at: document.at,
			updated_at: document.at,
			deleted_at: null,
		})
		.execute();
	const { bytes, clientId } = buildState(document.sections);
	await appendEntries(trx, document.id, [{ actorId: null, clientId, bytes }], document.at);
	await writeAudit(trx, {
		at: document.at,
		accountId: document.accountId,
		action: 'document.create',
		id: document.id,
		detail: { kind: document.kind, template: document.template, visibility: document.visibility },
	});
}

export async function renameDocument(
	trx: Transaction,
	rename: { id: string; title: string; before: string; accountId: string; at: Instant },
): Promise<void> {
	await trx
		.updateTable('documents')
		.set({ title: rename.title, updated_at: rename.at })
		.where('id', '=', rename.id)
		.execute();
	await writeAudit(trx, {
		at: rename.at,
		accountId: rename.accountId,
		action: 'document.rename',
		id: rename.id,
		detail: { before: rename.before, after: rename.title },
	});
}

async function writeAudit(
	trx: Transaction,
	row: { at: Instant; accountId: string | null; action: string; id: string; detail: object },
): Promise<void> {
	await trx
		.insertInto('audit')
		.values({
			id: v7(),
			at: row.at,
			account_id: row.accountId,
			action: row.action,
			subject_type: 'document',
			subject_id: row.id,
			detail: JSON.stringify(row.detail),
		})
		.execute();
}
