import type { Transaction } from '#server/database/connection.ts';

const at = '2025-01-01T08:00:00.000Z';

/** A consent that a group is asked for, without end, and which somebody has given. */
export async function writePoll(
	trx: Transaction,
	{ id, groupId, voterId }: { id: string; groupId: string; voterId: string },
): Promise<void> {
	await trx
		.insertInto('polls')
		.values({
			...{ id, group_id: groupId, subject_type: 'group', subject_id: groupId, kind: 'consent' },
			...{ title: 'Consentement de la table', presentation: 'Que la table soit.', anonymous: 0, several: 0 },
			...{ zone: 'Europe/Paris', created_by: null, created_at: at, closes_at: '2999-01-01T08:00:00.000Z' },
			...{ closed_at: null, outcome: '', outcome_at: null, outcome_by: null, review_on: null },
			treatments: '[]',
		})
		.execute();
	const ballot = JSON.stringify({ kind: 'consent', position: 'consent', words: '' });
	await trx
		.insertInto('poll_ballots')
		.values({ poll_id: id, actor_id: voterId, ballot, cast_at: at })
		.execute();
}

/** An enquête that a group closed. */
export async function writeSurvey(
	trx: Transaction,
	{ id, groupId }: { id: string; groupId: string },
): Promise<void> {
	await trx
		.insertInto('surveys')
		.values({
			...{ id, group_id: groupId, token: id, title: 'Enquête de la table', presentation: '' },
			...{ created_by: null, created_at: at, opened_at: at, closes_on: '2025-02-01' },
			...{ closed_at: at, erased_at: at },
		})
		.execute();
}

/** A call for contributions that a group closed, to which nobody was asked to answer. */
export async function writeCall(
	trx: Transaction,
	{ id, groupId }: { id: string; groupId: string },
): Promise<void> {
	await trx
		.insertInto('calls')
		.values({
			...{ id, group_id: groupId, title: 'Appel de la table', presentation: 'Tout.', created_by: null },
			...{ created_at: at, closes_on: '2025-02-01', closed_at: at, document_id: null },
		})
		.execute();
}

/** A link that a group keeps, under the id of the group, and which nobody there added. */
export async function writeResource(trx: Transaction, groupId: string): Promise<void> {
	const address = 'https://exemple.org/table';
	await trx
		.insertInto('resources')
		.values({
			...{ id: groupId, group_id: groupId, collection_id: null, title: 'La table', note: '' },
			...{ folded: 'la table', address, address_key: 'exemple.org/table', theme: null },
			...{ language: 'francais', easy: 0, published_on: null, expires_on: null, revision: 1 },
			...{ added_by: null, added_at: at, withdrawn_at: null },
		})
		.execute();
}
