import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { network } from '#domain/account/policy.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { addressOf, readAddress, wordsOfAsked } from '#domain/search/address.ts';
import { longestSavedName, mostSaved, mostWatched, type Alert } from '#domain/search/saved.ts';
import { readTerritoryId } from '#domain/territory/territory.ts';
import { oneLine } from '#domain/typed-text.ts';
import { grouped } from '#domain/french/numbers.ts';
import { v7 } from 'uuid';
import { today, type Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import { findTerritory } from '../territories/reads.ts';
import { written } from './known.ts';
import { stopLinks } from './stop-links.ts';
import { listWatched } from './watched.ts';

/** Searches that somebody keeps, for themself alone, and the slow letters about what they newly find (docs/decisions/0023). */
export function savedSearchUseCases(context: Context) {
	const { database } = context;
	const own = (viewer: Person): Member => {
		if (viewer.kind === 'anonymous' || !can(viewer, 'network.take-part', network))
			throw new Problem('signed-out');
		return viewer;
	};
	const change = async (
		viewer: Person,
		id: string,
		values: { name?: string; alert?: Alert; known?: string; looked_on?: string; deleted_at?: string | null },
	) => {
		const { accountId } = own(viewer);
		const { numUpdatedRows } = await database.write((trx) =>
			trx
				.updateTable('saved_searches')
				.set(values)
				.where('id', '=', id)
				.where('account_id', '=', accountId)
				.executeTakeFirst(),
		);
		if (numUpdatedRows === 0n) throw notFound();
	};

	return {
		...stopLinks(context),

		/** One's searches, the last kept first, and the one that was just taken away. @throws Problem `signed-out` */
		async list(viewer: Person, takenAway?: string) {
			const { accountId } = own(viewer);
			const rows = await database.reader
				.selectFrom('saved_searches')
				.select(['id', 'name', 'address', 'alert', 'deleted_at'])
				.where('account_id', '=', accountId)
				.orderBy('created_at', 'desc')
				.orderBy('id', 'desc')
				.execute();
			return {
				searches: rows
					.filter(({ deleted_at: at }) => at === null)
					.map(({ id, name, address, alert }) => ({ id, name, address: `/annuaire?${address}`, alert })),
				takenAway: rows.find(({ id, deleted_at: at }) => at !== null && id === takenAway)?.name ?? null,
				most: mostSaved,
			};
		},

		/**
		 * Keeps a search; one that is kept already stays as it is.
		 * @param address what follows `/annuaire?`. @returns its id. @throws Problem `signed-out`, `invalid`, `conflict` past the limit
		 */
		async save(viewer: Person, address: string): Promise<string> {
			const { accountId } = own(viewer);
			const asked = readAddress(new URLSearchParams(address));
			const kept = addressOf({ ...asked, q: oneLine(asked.q).slice(0, 200) }).split('?')[1] ?? '';
			const name = wordsOfAsked(asked, await placeName(database.reader, asked.territory));
			if (name.trim() === '')
				throw new Problem('invalid', 'Écrivez d’abord ce que vous cherchez, ou choisissez un filtre.');
			return database.write(async (trx) => {
				const before = await listKept(reading(trx), accountId);
				const same = before.find((one) => one.address === kept);
				if (same) return same.id;
				checkRoom(before);
				const id = v7();
				await trx
					.insertInto('saved_searches')
					.values({
						...{ id, account_id: accountId, name: shortened(oneLine(name)), address: kept },
						...{ alert: 'never', known: '', looked_on: today(context), deleted_at: null },
						created_at: context.now().toISOString(),
					})
					.execute();
				return id;
			});
		},

		/** @throws Problem `signed-out`, `not-found` */
		rename: (viewer: Person, id: string, name: string) => change(viewer, id, { name }),

		/**
		 * What is found from now on is new; what is found today is not.
		 * @throws Problem `signed-out`, `not-found`, `invalid` for a search that finds too much to be followed
		 */
		async chooseAlert(viewer: Person, id: string, alert: Alert): Promise<void> {
			if (alert === 'never') return change(viewer, id, { alert });
			const row = await database.reader
				.selectFrom('saved_searches')
				.select(['address', 'alert'])
				.where('id', '=', id)
				.where('account_id', '=', own(viewer).accountId)
				.executeTakeFirst();
			if (!row) throw notFound();
			// Slower or quicker: what was known stays known.
			if (row.alert !== 'never') return change(viewer, id, { alert });
			const watched = await listWatched(context, viewer, row.address);
			if (!watched)
				throw new Problem(
					'invalid',
					`Cette recherche trouve plus de ${grouped(mostWatched)} fiches : ajoutez un mot ou un filtre pour savoir ce qui est nouveau.`,
				);
			const known = written(watched.map((one) => one.id));
			return change(viewer, id, { alert, known, looked_on: today(context) });
		},

		/** Taken away at once; `putBack` undoes it for some days. @throws Problem `signed-out`, `not-found` */
		remove: (viewer: Person, id: string) => change(viewer, id, { deleted_at: context.now().toISOString() }),

		/** @throws Problem `signed-out`, `not-found`, `conflict` past the limit */
		async putBack(viewer: Person, id: string): Promise<void> {
			checkRoom(await listKept(database.reader, own(viewer).accountId));
			await change(viewer, id, { deleted_at: null });
		},
	};
}

async function listKept(db: Reader, accountId: string) {
	return db
		.selectFrom('saved_searches')
		.select(['id', 'address'])
		.where('account_id', '=', accountId)
		.where('deleted_at', 'is', null)
		.execute();
}

function checkRoom(kept: readonly unknown[]): void {
	if (kept.length >= mostSaved)
		throw new Problem('conflict', `Vous gardez déjà ${mostSaved} recherches : retirez-en une d’abord.`);
}

async function placeName(db: Reader, territory: string | undefined): Promise<string> {
	if (territory === undefined || !readTerritoryId(territory)) return '';
	return (await findTerritory(db, territory))?.name ?? '';
}

const shortened = (name: string): string =>
	name.length <= longestSavedName ? name : `${name.slice(0, longestSavedName - 1).trimEnd()}…`;
