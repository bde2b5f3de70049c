import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { actorCorrections, organisationCorrections } from '#domain/directory/correction.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { factsOfActor, findActor } from './actor-reads.ts';
import { applyCorrection } from './correction-writes.ts';
import { listInCharge, ownActor, ownOrganisation } from './in-charge.ts';
import { correctionLetter, decidedLetter } from './letters.ts';
import { findOrganisation } from './organisation.ts';

export type RecordKind = 'actor' | 'organisation';

export interface Correction {
	readonly field: string;
	readonly value: string;
	readonly reason: string;
}

const names = { actor: actorCorrections, organisation: organisationCorrections } as const;
const columns = { actor: 'actor_id', organisation: 'organisation_id' } as const;
const paths = { actor: 'acteurs', organisation: 'structures' } as const;

/** Corrections that anyone signed in suggests, and that who is in charge accepts or declines. */
export function correctionUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;
	const addressOf = (kind: RecordKind, id: string) => `${context.config.ORIGIN}/${paths[kind]}/${id}`;

	/** The record, for who may suggest something about it. */
	async function readable(viewer: Person, kind: RecordKind, id: string) {
		const name = await nameOfReadable(db, viewer, kind, id);
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		const may =
			kind === 'actor'
				? can(viewer, 'actor.suggest', { type: kind, id, objected: false })
				: can(viewer, 'organisation.suggest', { type: kind, id });
		if (!may) throw new Problem('forbidden');
		return { name, viewer };
	}

	const own = async (viewer: Person, kind: RecordKind, id: string): Promise<Member> =>
		kind === 'actor'
			? (await ownActor(db, viewer, id)).viewer
			: (await ownOrganisation(db, viewer, id, today(context))).viewer;

	return {
		async correctable(viewer: Person, kind: RecordKind, id: string) {
			return { id, kind, name: (await readable(viewer, kind, id)).name };
		},

		/** @throws Problem `signed-out`, `not-found`, `too-many` */
		async suggestCorrection(viewer: Person, kind: RecordKind, id: string, correction: Correction) {
			const { name, viewer: by } = await readable(viewer, kind, id);
			await countAttempts(context, [[limits.correctionsByAccount, by.accountId]]);
			const inCharge = await listInCharge(db, kind, id, today(context));
			const correctionId = v7();
			await database.write(async (trx) => {
				await trx
					.insertInto('record_corrections')
					.values({
						...{ id: correctionId, actor_id: null, organisation_id: null, [columns[kind]]: id },
						...{ suggested_by: by.actorId, created_at: context.now().toISOString(), state: 'waiting' },
						...{ decided_by: null, decided_at: null, ...correction },
					})
					.execute();
				for (const recipient of inCharge)
					await enqueue(trx, context, {
						...{ recipient, purpose: 'correction', key: correctionId },
						...correctionLetter({
							...{ record: name, by: by.name, what: wordOf(kind, correction.field), ...correction },
							address: `${addressOf(kind, id)}/corrections`,
						}),
					});
			});
			context.events.emit('mail-waiting');
		},

		/** Those that wait, for who is in charge. */
		async corrections(viewer: Person, kind: RecordKind, id: string) {
			await own(viewer, kind, id);
			const rows = await db
				.selectFrom('record_corrections as c')
				.innerJoin('actors as a', 'a.id', 'c.suggested_by')
				.select(['c.id', 'c.field', 'c.value', 'c.reason', 'c.created_at as at'])
				.select(['a.id as by', 'a.name as byName', 'a.objected_at as objected'])
				.where(`c.${columns[kind]}`, '=', id)
				.where('c.state', '=', 'waiting')
				.orderBy('c.created_at')
				.limit(50)
				.execute();
			return {
				...{ id, kind, name: await nameOfReadable(db, viewer, kind, id) },
				waiting: rows.map(({ objected, by, byName, ...row }) => ({
					...{ ...row, what: wordOf(kind, row.field) },
					by: objected === null ? { id: by, name: byName } : null,
				})),
			};
		},

		/** Once, however many try at the same time. @throws Problem `conflict` when it was decided already */
		async decideCorrection(
			viewer: Person,
			kind: RecordKind,
			id: string,
			correctionId: string,
			state: 'accepted' | 'declined',
		): Promise<void> {
			const by = await own(viewer, kind, id);
			await database.write(async (trx) => {
				const decided = await trx
					.updateTable('record_corrections')
					.set({ state, decided_by: by.actorId, decided_at: context.now().toISOString() })
					.where('id', '=', correctionId)
					.where(columns[kind], '=', id)
					.where('state', '=', 'waiting')
					.returningAll()
					.executeTakeFirst();
				if (!decided) throw new Problem('conflict', 'Cette correction a déjà reçu une réponse.');
				if (state === 'accepted') await applyCorrection(trx, context, { kind, id, by, correction: decided });
				const suggester = await trx
					.selectFrom('accounts')
					.innerJoin('actors', 'actors.id', 'accounts.actor_id')
					.select('accounts.email')
					.where('accounts.actor_id', '=', decided.suggested_by)
					.where('actors.objected_at', 'is', null)
					.executeTakeFirst();
				const record = await nameOfReadable(reading(trx), viewer, kind, id);
				if (suggester)
					await enqueue(trx, context, {
						...{ recipient: suggester.email, purpose: 'correction-decided', key: correctionId },
						...decidedLetter({
							...{ record, what: wordOf(kind, decided.field), accepted: state === 'accepted' },
							address: addressOf(kind, id),
						}),
					});
			});
			context.events.emit('mail-waiting');
		},
	};
}

const wordOf = (kind: RecordKind, field: string): string =>
	(names[kind] as Readonly<Record<string, string>>)[field] ?? 'Autre chose';

/** @throws Problem `not-found` */
async function nameOfReadable(db: Reader, viewer: Person, kind: RecordKind, id: string): Promise<string> {
	if (!isIdentifier(id)) throw notFound();
	if (kind === 'organisation') {
		const organisation = await findOrganisation(db, id);
		if (!organisation || !can(viewer, 'organisation.read', { type: kind, id })) throw notFound();
		return organisation.name;
	}
	const actor = await findActor(db, id);
	if (!actor || !can(viewer, 'actor.read', factsOfActor(actor))) throw notFound();
	return actor.name;
}
