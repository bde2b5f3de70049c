import { can } from '#domain/access/can.ts';
import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import type { Context } from '../context.ts';
import { eyes, type Eyes } from '#domain/group/eyes.ts';
import { findGroupFacts, readableGroup } from './facts.ts';

/** Nobody: what is read with the eyes of such a person is read as by anybody of that kind, and nothing of anybody comes with it. */
const nobody = '00000000-0000-4000-8000-000000000000';

/** Somebody of the network, who is in the group or is not, and nowhere else. */
const somebody = (groupId: string | null): Member => ({
	...{ kind: 'member', accountId: nobody, actorId: nobody, name: '', administrator: false },
	roles: new Map(groupId === null ? [] : [[groupId, 'member']]),
	...{ seats: new Map(), facilitates: new Set(), grants: new Map() },
});

const person: Record<Eyes, (groupId: string) => Person> = {
	member: (groupId) => somebody(groupId),
	network: () => somebody(null),
	visitor: () => anonymous,
};

/** « Voir comme »: a group as others see it, decided by the same rules, for who animates it. */
export function lookingAs({ database }: Context) {
	const mayLook = async (viewer: Person, groupId: string) => {
		const facts = await findGroupFacts(database.reader, groupId);
		return facts && can(viewer, 'group.animate', facts) ? facts : undefined;
	};
	return {
		/** What there is to choose among, and who of them sees anything; nothing for who does not animate. */
		async eyes(viewer: Person, groupId: string) {
			const facts = await mayLook(viewer, groupId);
			if (!facts) return [];
			return eyes.map((as) => ({ as, sees: can(person[as](groupId), 'group.read', facts) }));
		},

		/** Who looks, when somebody who animates asks to see it as another; themself otherwise. @throws Problem `not-found`, as that other is answered */
		async lookAs(viewer: Person, groupId: string, asked: Eyes | null) {
			if (asked === null || !(await mayLook(viewer, groupId))) return { looker: viewer, as: null };
			const looker = person[asked](groupId);
			await readableGroup(database.reader, looker, groupId);
			return { looker, as: asked };
		},
	};
}
