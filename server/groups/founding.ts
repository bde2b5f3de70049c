import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import { network } from '#domain/account/policy.ts';
import type { Entry } from '#domain/group/group.ts';
import type { FoundedKind } from '#domain/group/new-group.ts';
import { chosenOf, welcomeKits, type Ticked } from '#domain/group/welcome-kit.ts';
import { Problem } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { groupFor, nameOfGroup } from './facts.ts';
import { welcome } from './welcoming.ts';
import { joinGroup } from './writes.ts';

export interface NewGroup {
	readonly name: string;
	readonly kind: FoundedKind;
	readonly presentation: string;
	readonly visibility: Visibility;
	readonly entry: Entry;
}

/** Founding a group, or a group under another: whoever founds it animates it. */
export function founding(context: Context) {
	const { database } = context;

	/** The group above, when this person may found one under it. */
	async function above(viewer: Person, parentId: string) {
		const { facts, member } = await groupFor(
			database.reader,
			viewer,
			parentId,
			'group.found',
			'Seules les personnes qui animent le groupe lui ouvrent des sous-groupes.',
		);
		if (facts.parentId !== null)
			throw new Problem('conflict', 'Un sous-groupe ne peut pas en avoir : les groupes ont deux niveaux.');
		return { member, parent: await nameOfGroup(database.reader, parentId) };
	}

	function mayFound(viewer: Person): Member {
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'network.found-group', network))
			throw new Problem(
				'forbidden',
				'Les groupes du réseau sont ouverts par les centres de ressources. Écrivez au vôtre : il animera avec vous.',
			);
		return viewer;
	}

	async function found(
		viewer: Member,
		parentId: string | null,
		group: NewGroup,
		ticked: Ticked,
	): Promise<string> {
		const { questions } = chosenOf(welcomeKits[group.kind], ticked);
		await countAttempts(context, [
			[limits.groupsByAccount, viewer.accountId],
			...(questions.length > 0 ? [[limits.postsByAccount, viewer.accountId, questions.length] as const] : []),
		]);
		const id = crypto.randomUUID();
		await database.write(async (trx) => {
			await trx
				.insertInto('groups')
				.values({
					...{ id, parent_id: parentId, cite_id: null, ...group },
					...{ state: 'active', created_at: context.now().toISOString() },
				})
				.execute();
			await joinGroup(trx, context, {
				...{ groupId: id, actorId: viewer.actorId, accountId: viewer.accountId, role: 'animator' },
			});
			await welcome(trx, context, viewer, { id, kind: group.kind, ticked });
			await reindexSubjects(trx, today(context), 'group', [id]);
			await recordAudit(trx, context, {
				...{ accountId: viewer.accountId, action: 'founded-group', subjectType: 'group', subjectId: id },
				detail: { kind: group.kind, visibility: group.visibility, entry: group.entry },
			});
		});
		context.events.emit('access-changed', { accountId: viewer.accountId });
		return id;
	}

	return {
		/** @throws Problem `signed-out`, `forbidden` */
		mayFound: (viewer: Person): void => void mayFound(viewer),
		/** The group above by name. @throws Problem `not-found`, `forbidden`, `conflict` */
		mayFoundUnder: async (viewer: Person, parentId: string) => (await above(viewer, parentId)).parent,
		/** @param ticked of the kit of its kind, made with it. @returns its id. @throws Problem `forbidden`, `too-many` */
		found: async (viewer: Person, group: NewGroup, ticked: Ticked = new Set()) =>
			found(mayFound(viewer), null, group, ticked),
		async foundUnder(
			viewer: Person,
			parentId: string,
			group: NewGroup,
			ticked: Ticked = new Set(),
		): Promise<string> {
			const { member } = await above(viewer, parentId);
			return found(member, parentId, group, ticked);
		},
	};
}
