import type { Member } from '#domain/access/person.ts';
import { recordAudit } from '../audit.ts';
import { today, type Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { reindexOrganisation } from '../search/index-keeping.ts';
import { reindexSubjects } from '../search/reindex.ts';

/** Said to who saves a form of a record that others, or oneself elsewhere, have changed since it was shown. */
export const changedMeanwhile =
	'Cette fiche a changé pendant que vous écriviez. Rouvrez-la ailleurs pour voir ce qui a changé ; enregistrer de nouveau la remplace par ce qui suit.';

/**
 * What follows each change of a person's record by who is in charge of it: it is confirmed today, found by its new words, and the journal
 * says which part changed.
 */
export async function touchActor(
	trx: Transaction,
	clock: Clock,
	{ actorId, by, part }: { actorId: string; by: Member; part: string },
): Promise<void> {
	const day = today(clock);
	await trx
		.updateTable('actors')
		.set({ updated_at: clock.now().toISOString(), confirmed_on: day })
		.where('id', '=', actorId)
		.execute();
	await reindexSubjects(trx, day, 'actor', [actorId]);
	await recordAudit(trx, clock, {
		accountId: by.accountId,
		action: 'changed-record',
		subjectType: 'actor',
		subjectId: actorId,
		detail: { part },
	});
}

/** The same for an organisation. */
export async function touchOrganisation(
	trx: Transaction,
	clock: Clock,
	{ organisationId, by, part }: { organisationId: string; by: Member; part: string },
): Promise<void> {
	const day = today(clock);
	await trx
		.updateTable('organisations')
		.set({ updated_at: clock.now().toISOString(), confirmed_on: day })
		.where('id', '=', organisationId)
		.execute();
	await reindexOrganisation(trx, day, organisationId);
	await recordAudit(trx, clock, {
		accountId: by.accountId,
		action: 'changed-record',
		subjectType: 'organisation',
		subjectId: organisationId,
		detail: { part },
	});
}
