import { abilities, can } from '#domain/access/can.ts';
import { anonymous, type Person } from '#domain/access/person.ts';
import { isStale } from '#domain/directory/confirmation.ts';
import { actorFields, contactFields, type ActorField } from '#domain/directory/fields.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { isOn } from '#domain/french/day.ts';
import { today, type Context } from '../context.ts';
import * as reads from './actor-reads.ts';
import { findPhotoOf } from './photo-reads.ts';
import { messageFacts } from './writing-to.ts';
import { countCorrections } from './correction-reads.ts';

/** Whose eyes a person looks at their own page with. */
export type Eyes = 'me' | 'groups' | 'network' | 'public';

export interface ShownField {
	readonly field: ActorField;
	readonly value: string;
	readonly visibility: FieldVisibility;
}

/** A person's page as the viewer may see it; one's own can be seen with the eyes of others. */
export async function readActor(context: Context, viewer: Person, actor: reads.ActorRow, wanted: Eyes) {
	const db = context.database.reader;
	const day = today(context);
	const self = viewer.kind === 'member' && viewer.actorId === actor.id;
	const eyes: Eyes | null = self ? wanted : null;
	const looker = self ? seenBy(viewer, eyes) : viewer;
	const [fields, functions, seats, territories, groups, photo, shareGroup] = await Promise.all([
		reads.listFields(db, actor.id),
		reads.listFunctions(db, actor.id),
		reads.listSeatsOf(db, actor.id),
		reads.listTerritoriesOf(db, actor.id),
		reads.listGroupsOf(db, looker, actor.id, day),
		findPhotoOf(db, actor.id),
		self ? eyes === 'groups' : reads.sharesGroup(db, viewer, actor.id, day),
	]);
	const mayWriteTo = can(viewer, 'actor.write-to', await messageFacts(db, viewer, actor, day));
	const rights = abilities(viewer, ['actor.edit', 'actor.suggest'], reads.factsOfActor(actor));
	const isSeen = ({ visibility }: { readonly visibility: FieldVisibility }) =>
		can(looker, 'actor-field.read', {
			type: 'actor-field',
			actorId: actor.id,
			objected: actor.objected_at !== null,
			visibility,
			shareGroup,
		});
	const lines = fields.filter((row): row is typeof row & { field: ActorField } =>
		(actorFields as readonly string[]).includes(row.field),
	);
	const shown = lines
		.filter(isSeen)
		.toSorted((a, b) => actorFields.indexOf(a.field) - actorFields.indexOf(b.field));
	return {
		id: actor.id,
		name: actor.name,
		/** Its id, for who sees it, and who sees it. */
		photo: photo && isSeen(photo) ? { id: photo.id, visibility: photo.visibility } : null,
		confirmedOn: actor.confirmed_on,
		isStale: isStale(actor.confirmed_on, day),
		source: actor.source,
		objected: actor.objected_at !== null,
		/** Whether this person, oneself, has left the directory with their account kept. */
		hasLeft: self && actor.left_at !== null,
		eyes,
		about: shown.filter(({ field }) => !contactFields.includes(field)),
		contact: shown.filter(({ field }) => contactFields.includes(field)),
		email: shown.find(({ field }) => field === 'email')?.value ?? null,
		functions: functions.filter((one) => isSeen(one) && isOn(one, day)),
		pastFunctions: functions.filter((one) => isSeen(one) && one.until !== null && one.until < day),
		seats: seats.filter((one) => one.until === null || one.until >= day),
		territories: territories.filter(isSeen),
		groups,
		abilities: { ...rights, 'actor.write-to': mayWriteTo },
		/** Corrections that wait, for who is in charge. */
		corrections: rights['actor.edit'] ? await countCorrections(db, 'actor_id', actor.id) : 0,
		/** How many lines each visibility covers: for oneself only. */
		visibilities: self
			? (['public', 'network', 'groups', 'me'] as const).map((visibility) => ({
					visibility,
					fields: [...lines, ...functions, ...territories, ...(photo ? [photo] : [])].filter(
						(row) => row.visibility === visibility,
					).length,
				}))
			: [],
		/** Some of what this person says is for signed-in people only: worth telling, without saying what. */
		signedOut: viewer.kind === 'anonymous',
	};
}

/** Someone of the network without any right of their own, or a passer-by. */
function seenBy(self: Person, eyes: Eyes | null): Person {
	if (eyes === 'public') return anonymous;
	if ((eyes === 'network' || eyes === 'groups') && self.kind === 'member')
		return {
			...self,
			actorId: '',
			accountId: '',
			administrator: false,
			roles: new Map(),
			seats: new Map(),
			facilitates: new Set(),
			grants: new Map(),
		};
	return self;
}
