import { typeset } from '#domain/french/typography.ts';
import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { insertNew } from '../../database/bulk.ts';
import type { Transaction } from '../../database/connection.ts';
import type { Schema } from '../../database/schema.ts';
import type { Calendar } from '../calendar.ts';
import { seedId } from '../identity.ts';
import type { PollSeed } from './poll.ts';

const minute = 60_000;

/** A poll of the demonstration network, with the ballots it has had. */
export async function writePoll(trx: Transaction, poll: PollSeed, calendar: Calendar): Promise<void> {
	const id = seedId('poll', poll.key);
	const optionId = (at: number) => seedId('poll-option', `${poll.key}/${at}`);
	await insertNew(trx, 'polls', [pollRow(poll, id, calendar)]);
	const options = [
		...poll.options.map((label) => ({ label: typeset(label), starts_at: null, ends_at: null })),
		...(poll.slots ?? []).map(([days, hour]) => {
			const starts = calendar.instant(-days, hour);
			return {
				label: '',
				starts_at: starts,
				ends_at: new Date(Date.parse(starts) + 90 * minute).toISOString(),
			};
		}),
	];
	await insertNew(
		trx,
		'poll_options',
		options.map((option, position) => ({ id: optionId(position), poll_id: id, position, ...option })),
	);
	const ballots = poll.ballots(optionId);
	if (poll.anonymous) {
		// Nobody holds what opens these any more.
		const box = ballots.map(([person, ballot]) => ({
			key: createHash('sha256')
				.update(seedId('poll-ballot', `${poll.key}/${person}`))
				.digest('hex'),
			ballot,
		}));
		box.sort((a, b) => (a.key < b.key ? -1 : 1));
		await insertNew(trx, 'poll_boxes', [{ poll_id: id, ballots: JSON.stringify(box) }]);
		await insertNew(
			trx,
			'poll_voters',
			ballots.map(([person]) => ({ poll_id: id, actor_id: seedId('actor', person) })),
		);
	} else
		await insertNew(
			trx,
			'poll_ballots',
			ballots.map(([person, ballot]) => ({
				...{ poll_id: id, actor_id: seedId('actor', person) },
				...{ ballot: JSON.stringify(ballot), cast_at: calendar.instant(poll.openedAgo - 1) },
			})),
		);
}

function pollRow(poll: PollSeed, id: string, calendar: Calendar): Insertable<Schema['polls']> {
	const groupId = seedId('group', poll.group);
	const { outcome } = poll;
	return {
		...{ id, group_id: groupId, subject_type: 'group', subject_id: groupId, kind: poll.kind },
		...{ title: typeset(poll.title), presentation: typeset(poll.presentation) },
		...{ anonymous: poll.anonymous ? 1 : 0, several: 0, zone: 'Europe/Paris' },
		...{ created_by: seedId('actor', poll.by), created_at: calendar.instant(poll.openedAgo) },
		...{ closes_at: calendar.instant(-poll.closesIn, 17), closed_at: null },
		outcome: typeset(outcome?.words ?? ''),
		outcome_at: outcome ? calendar.instant(outcome.ago) : null,
		outcome_by: outcome ? seedId('actor', outcome.by) : null,
		review_on: outcome ? calendar.day(outcome.reviewIn) : null,
		treatments: JSON.stringify(
			(outcome?.treatments ?? []).map(([person, treatment]) => ({
				key: seedId('actor', person),
				...treatment,
			})),
		),
	};
}
