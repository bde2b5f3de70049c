import { typeset } from '#domain/french/typography.ts';
import { addressKey } from '#domain/resource/address.ts';
import { fold } from '#domain/search/fold.ts';
import { createHash } from 'node:crypto';
import { insertNew } from '../../database/bulk.ts';
import type { Transaction } from '../../database/connection.ts';
import type { Calendar } from '../calendar.ts';
import { seedId } from '../identity.ts';
import { shelf } from './shelf.ts';

const collectionId = (group: string, name: string) => seedId('resource-collection', `${group}/${name}`);

/** What groups of the demonstration network keep, and how they arrange it. */
export async function writeResources(trx: Transaction, calendar: Calendar): Promise<void> {
	const named = new Map(
		shelf.flatMap(({ group, collection }) =>
			collection === null ? [] : [[collectionId(group, collection), { group, collection }] as const],
		),
	);
	await insertNew(
		trx,
		'resource_collections',
		[...named].map(([id, { group, collection }]) => ({
			...{ id, group_id: seedId('group', group), name: collection, folded_name: fold(collection) },
			created_at: calendar.instant(60),
		})),
	);
	await insertNew(
		trx,
		'resources',
		shelf.map((one) => ({
			...{ id: seedId('resource', one.key), group_id: seedId('group', one.group) },
			collection_id: one.collection === null ? null : collectionId(one.group, one.collection),
			...{ title: typeset(one.title), note: typeset(one.note), address: one.address },
			folded: fold(`${one.title}\n${one.note}\n${one.address}`),
			address_key: createHash('sha256')
				.update(addressKey(new URL(one.address)))
				.digest('base64url'),
			...{ theme: one.theme, language: one.language, revision: 1 },
			published_on: one.publishedAgo === null ? null : calendar.day(-one.publishedAgo),
			expires_on: one.expiresIn === null ? null : calendar.day(one.expiresIn),
			easy: one.easy === 1 ? (1 as const) : (0 as const),
			added_by: one.by === null ? null : seedId('actor', one.by),
			...{ added_at: calendar.instant(one.ago), withdrawn_at: null },
		})),
	);
}
