import type { Person } from '../access/person.ts';

/** A person of the directory. `objected` actors appear nowhere (domain rule 2), not even to themselves in lists. */
export interface ActorFacts {
	readonly type: 'actor';
	readonly id: string;
	readonly objected: boolean;
}

export interface OrganisationFacts {
	readonly type: 'organisation';
	readonly id: string;
}

/** Visibility of one field of a profile: me, my groups, the network, anyone [P2]. */
export type FieldVisibility = 'me' | 'groups' | 'network' | 'public';

export interface ActorFieldFacts {
	readonly type: 'actor-field';
	readonly actorId: string;
	readonly objected: boolean;
	readonly visibility: FieldVisibility;
	/** Whether the person who asks shares a group with the actor today. */
	readonly shareGroup: boolean;
}

const isSelf = (person: Person, actorId: string) => person.kind === 'member' && person.actorId === actorId;

export const directoryRules = {
	'actor.read': (person: Person, actor: ActorFacts) => !actor.objected || isSelf(person, actor.id),
	'actor.edit': (person: Person, actor: ActorFacts) => isSelf(person, actor.id),
	'actor-field.read': (person: Person, field: ActorFieldFacts) => {
		if (isSelf(person, field.actorId)) return true;
		if (field.objected) return false;
		if (field.visibility === 'public') return true;
		if (person.kind === 'anonymous') return false;
		return field.visibility === 'network' || (field.visibility === 'groups' && field.shareGroup);
	},
	'organisation.read': (_person: Person, _organisation: OrganisationFacts) => true,
};
