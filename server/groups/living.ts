import type { Person } from '#domain/access/person.ts';
import type { GroupState } from '#domain/group/group.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { groupFor, nameOfGroup } from './facts.ts';
import { openHandover } from './handover-reads.ts';
import { quietSince, readLife } from './life-reads.ts';
import { membersAnswering } from './finding-members.ts';
import { everyMember, listMembers } from './members.ts';

/** People to choose among in one field; in larger groups one searches. */
export const mostSuccessors = 200;

/** The life of a group, in the hands of those who animate it: nothing sleeps or is archived by itself. */
export function living(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	const mayChange = (viewer: Person, groupId: string) =>
		groupFor(
			db,
			viewer,
			groupId,
			'group.change-life',
			'Seules les personnes qui animent le groupe décident de sa vie.',
		);

	const note = (trx: Transaction, groupId: string, said: Partial<Omit<Schema['group_lives'], 'group_id'>>) =>
		trx
			.insertInto('group_lives')
			.values({
				...{ group_id: groupId, since: null, changed_by: null, asked_on: null, kept_on: null },
				...said,
			})
			.onConflict((on) => on.column('group_id').doUpdateSet(said))
			.execute();

	return {
		/**
		 * How a group lives, who may be asked to animate it: in a large group, those who answer to `asked`. @throws Problem `not-found`,
		 * `forbidden`
		 */
		async life(viewer: Person, groupId: string, asked = '') {
			const { facts } = await mayChange(viewer, groupId);
			const day = today(context);
			const [group, life, quiet, members, handover] = await Promise.all([
				nameOfGroup(db, groupId),
				readLife(db, groupId),
				quietSince(db, groupId, day),
				listMembers(db, viewer, groupId, day, everyMember),
				openHandover(db, groupId),
			]);
			const others = members.filter(({ role }) => role === 'member' || role === 'observer');
			const found = membersAnswering(others, asked);
			return {
				...{ group, state: facts.state, life, handover },
				quietSince: facts.state === 'active' ? quiet : null,
				animates:
					facts.state !== 'archived' &&
					members.some(({ id, role }) => isSelf(viewer, id) && role === 'animator'),
				...{ asked, found: found.length, others: others.length },
				successors: found.slice(0, mostSuccessors),
			};
		},

		/** From now on; saying what it is already changes nothing. @throws Problem `not-found`, `forbidden` */
		async setLife(viewer: Person, groupId: string, state: GroupState): Promise<void> {
			const { member } = await mayChange(viewer, groupId);
			await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('groups')
					.set({ state })
					.where('id', '=', groupId)
					.where('state', '<>', state)
					.executeTakeFirst();
				if (numUpdatedRows === 0n) return;
				await note(trx, groupId, { since: today(context), changed_by: member.actorId, asked_on: null });
				await reindexSubjects(trx, today(context), 'group', [groupId]);
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'changed-life', subjectType: 'group' },
					...{ subjectId: groupId, detail: { state } },
				});
			});
			// Texts that are open become readable only, or writable again [R3].
			events.emit('access-changed', { groupId });
		},

		/** Says that a quiet group goes on: nobody is asked again for a year. @throws Problem `not-found`, `forbidden` */
		async keepAlive(viewer: Person, groupId: string): Promise<void> {
			await mayChange(viewer, groupId);
			await database.write((trx) => note(trx, groupId, { kept_on: today(context) }));
		},
	};
}

const isSelf = (viewer: Person, actorId: string) => viewer.kind === 'member' && viewer.actorId === actorId;
