import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { factsOfActor, findActor, type ActorRow } from './actor-reads.ts';

/** Being listed no more while one's account works as before: nothing is erased, and the same page undoes it (docs/decisions/0023). */
export function leavingUseCases(context: Context) {
	const { database, events } = context;
	const own = async (viewer: Person, id: string): Promise<{ actor: ActorRow; by: Member }> => {
		const actor = isIdentifier(id) ? await findActor(database.reader, id) : undefined;
		if (!actor || !can(viewer, 'actor.read', factsOfActor(actor))) throw notFound();
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'actor.edit-contact', factsOfActor(actor))) throw new Problem('forbidden');
		return { actor, by: viewer };
	};
	const change = async (viewer: Person, id: string, leaves: boolean) => {
		const { by } = await own(viewer, id);
		const at = leaves ? context.now().toISOString() : null;
		await database.write(async (trx) => {
			const { numUpdatedRows } = await trx
				.updateTable('actors')
				.set({ objected_at: at, left_at: at })
				.where('id', '=', id)
				.where(leaves ? 'objected_at' : 'left_at', leaves ? 'is' : 'is not', null)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) return;
			await reindexSubjects(trx, today(context), 'actor', [id]);
			await recordAudit(trx, context, {
				...{ accountId: by.accountId, subjectType: 'actor', subjectId: id },
				action: leaves ? 'left-directory' : 'returned-to-directory',
			});
		});
		events.emit('access-changed', { accountId: by.accountId });
	};

	return {
		/** Since when one is not listed, if one is not. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async leaving(viewer: Person, id: string) {
			const { actor } = await own(viewer, id);
			return { id, name: actor.name, since: actor.left_at };
		},
		/** At once and everywhere, as an objection does. Twice changes nothing. */
		leaveDirectory: (viewer: Person, id: string) => change(viewer, id, true),
		/** As one was before, each line seen by whom it was. */
		returnToDirectory: (viewer: Person, id: string) => change(viewer, id, false),
	};
}
