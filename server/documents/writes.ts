import type { Visibility } from '#domain/access/visibility.ts';
import type { DocumentKind, SectionJson } from '#domain/document/document.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import type { DocumentTemplate } from '#domain/document/template.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { recordAudit } from '../audit.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { appendEntries } from './journal.ts';
import { buildState } from './state.ts';

export interface NewDocument {
	readonly id: string;
	readonly groupId: string;
	readonly kind: DocumentKind;
	readonly title: string;
	readonly visibility: Visibility;
	readonly sections: readonly SectionJson[];
	/** Of a programme d’actions. */
	readonly programme?: ProgrammeJson;
	/** Actor who asked for it; null for the application itself. */
	readonly createdBy: string | null;
	/** Account that asked for it, for the audit. */
	readonly accountId: string | null;
	/** Template it was made from: a later version may propose its new clauses. */
	readonly template: Pick<DocumentTemplate, 'id' | 'version'> | null;
}

/**
 * The row, the text and the audit, all or nothing: the only way a document's text begins [E5].
 * The first entry is the application's own, not its author's: nobody wrote the template's words here.
 */
export async function createDocument(trx: Transaction, clock: Clock, document: NewDocument): Promise<void> {
	const at = clock.now().toISOString();
	await trx
		.insertInto('documents')
		.values({
			id: document.id,
			group_id: document.groupId,
			kind: document.kind,
			title: document.title,
			visibility: document.visibility,
			schema_epoch: schemaEpoch,
			template: document.template?.id ?? null,
			template_version: document.template?.version ?? null,
			created_by: document.createdBy,
			created_at: at,
			updated_at: at,
			deleted_at: null,
		})
		.execute();
	const { bytes, clientId } = buildState(document.sections, document.programme);
	await appendEntries(trx, document.id, [{ actorId: null, clientId, bytes }], at);
	await recordAudit(trx, clock, {
		accountId: document.accountId,
		action: 'created-document',
		subjectType: 'document',
		subjectId: document.id,
		detail: {
			kind: document.kind,
			template: document.template?.id ?? null,
			templateVersion: document.template?.version ?? null,
			visibility: document.visibility,
		},
	});
}

/** The former title stays in the audit. */
export async function renameDocument(
	trx: Transaction,
	clock: Clock,
	rename: { id: string; title: string; before: string; accountId: string },
): Promise<void> {
	await trx
		.updateTable('documents')
		.set({ title: rename.title, updated_at: clock.now().toISOString() })
		.where('id', '=', rename.id)
		.execute();
	await recordAudit(trx, clock, {
		accountId: rename.accountId,
		action: 'renamed-document',
		subjectType: 'document',
		subjectId: rename.id,
		detail: { before: rename.before, after: rename.title },
	});
}
