import type { Person } from '../access/person.ts';

/** A person of the directory. `objected` actors appear nowhere (domain rule 2), not even to themselves in lists. */
export interface ActorFacts {
	readonly type: 'actor';
	readonly id: string;
	readonly objected: boolean;
}

/** A record of a person, with what says who is in charge of it (docs/decisions/0019). */
export interface ActorRecordFacts extends ActorFacts {
	readonly hasAccount: boolean;
	/** The actor who entered somebody else. */
	readonly enteredBy: string | null;
}

export interface OrganisationFacts {
	readonly type: 'organisation';
	readonly id: string;
}

/** The record of an organisation, with what says whether who asks is in charge of it (docs/decisions/0019). */
export interface OrganisationRecordFacts extends OrganisationFacts {
	readonly enteredBy: string | null;
	/** Whether the person who asks has a function there today that another than themself has said. */
	readonly worksHere: boolean;
}

/** Who sees one line of a record: me, my groups, the network, anyone [P2]. From the most closed, which is the default. */
export const fieldVisibilities = ['me', 'groups', 'network', 'public'] as const;
export type FieldVisibility = (typeof fieldVisibilities)[number];

export interface ActorFieldFacts {
	readonly type: 'actor-field';
	readonly actorId: string;
	readonly objected: boolean;
	readonly visibility: FieldVisibility;
	/** Whether the person who asks shares a group with the actor today. */
	readonly shareGroup: boolean;
}

/** Whether one may write to somebody through the product, which shows no address of theirs. */
export interface MessageFacts extends ActorRecordFacts {
	/** An address is known. */
	readonly reachable: boolean;
	/** Who may write. */
	readonly visibility: FieldVisibility;
	/** Whether the person who asks shares a group with the actor today. */
	readonly shareGroup: boolean;
}

const isSelf = (person: Person, actorId: string) => person.kind === 'member' && person.actorId === actorId;

export const directoryRules = {
	'actor.read': (person: Person, actor: ActorFacts) => !actor.objected || isSelf(person, actor.id),
	/** Oneself; of somebody without an account, who entered them, and administrators. */
	'actor.edit': (person: Person, actor: ActorRecordFacts) =>
		isSelf(person, actor.id) ||
		(person.kind === 'member' &&
			!actor.hasAccount &&
			!actor.objected &&
			(person.administrator || actor.enteredBy === person.actorId)),
	/** How somebody is reached, and who may write to them: nobody says it in their place, who entered them least of all. */
	'actor.edit-contact': (person: Person, actor: ActorRecordFacts) => isSelf(person, actor.id),
	/** Suggesting a correction of what one reads. */
	'actor.suggest': (person: Person, actor: ActorFacts) => person.kind === 'member' && !actor.objected,
	'actor.write-to': (person: Person, actor: MessageFacts) =>
		person.kind === 'member' &&
		!isSelf(person, actor.id) &&
		!actor.objected &&
		actor.reachable &&
		// Who entered an address would otherwise write to anyone, in our name.
		(actor.hasAccount || actor.enteredBy !== person.actorId) &&
		(['public', 'network'].includes(actor.visibility) || (actor.visibility === 'groups' && actor.shareGroup)),
	'actor-field.read': (person: Person, field: ActorFieldFacts) => {
		if (isSelf(person, field.actorId)) return true;
		if (field.objected) return false;
		if (field.visibility === 'public') return true;
		if (person.kind === 'anonymous') return false;
		return field.visibility === 'network' || (field.visibility === 'groups' && field.shareGroup);
	},
	'organisation.read': (_person: Person, _organisation: OrganisationFacts) => true,
	'organisation.suggest': (person: Person, _organisation: OrganisationFacts) => person.kind === 'member',
	'organisation.edit': (person: Person, organisation: OrganisationRecordFacts) =>
		person.kind === 'member' &&
		(person.administrator || organisation.worksHere || organisation.enteredBy === person.actorId),
};
