import type { Action } from '#domain/access/can.ts';
import { visibilities, type Visibility } from '#domain/access/visibility.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { entries, type Entry } from '#domain/group/group.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import { personas, place } from './personas.ts';

const fieldVisibilities: readonly FieldVisibility[] = ['me', 'groups', 'network', 'public'];

/** What the column « when » of a row says, word by word; a word left out means "whatever it is". */
interface When {
	readonly visibilities: readonly string[];
	readonly entries: readonly Entry[];
	readonly archived: boolean;
	readonly objected: boolean;
	/** By somebody else, without an account. */
	readonly entered: boolean;
	/** Of threads: on a document; closed; set aside; opened, or written, by who asks. */
	readonly onDocument: boolean;
	readonly closed: boolean;
	readonly hidden: boolean;
	readonly own: boolean;
}

/** Reads « members, archived », « network, free », « objected » or « any ». */
export function parseWhen(cell: string): When {
	const words = cell.split(',').map((word) => word.trim());
	const known = new Set<string>([
		...visibilities,
		...fieldVisibilities,
		...entries,
		'archived',
		'objected',
		'entered',
		...['document', 'closed', 'hidden', 'own'],
		'any',
	]);
	const unknown = words.find((word) => !known.has(word));
	if (unknown) throw new Error(`docs/permissions.md says « ${unknown} », which means nothing here`);
	return {
		visibilities: words.filter((word) =>
			[...visibilities, ...fieldVisibilities].includes(word as Visibility),
		),
		entries: words.filter((word): word is Entry => entries.includes(word as Entry)),
		archived: words.includes('archived'),
		objected: words.includes('objected'),
		entered: words.includes('entered'),
		onDocument: words.includes('document'),
		closed: words.includes('closed'),
		hidden: words.includes('hidden'),
		own: words.includes('own'),
	};
}

/** Every fact the row speaks about. */
export function factsOf(action: Action, when: When, persona: string): unknown[] {
	const [noun] = action.split('.');
	if (['group', 'poll', 'survey', 'call'].includes(noun ?? '') || action === 'document.create')
		return groups(when);
	if (action === 'resource.edit') {
		const person = personas[persona];
		const addedBy = when.own && person?.kind === 'member' ? person.actorId : 'somebody-else';
		return groups(when).map((group) => ({ type: 'resource', group, addedBy }));
	}
	if (noun === 'resource') return groups(when);
	if (noun === 'document')
		return groups(when).map((group) => ({
			type: 'document',
			id: place.document,
			visibility: group.visibility,
			// A document is judged by its own visibility; its group's says nothing more.
			group: { ...group, visibility: 'members' },
		}));
	if (noun === 'thread' || noun === 'post')
		return groups(when).map((group) => threadFacts(noun, when, group, persona));
	if (action === 'actor-field.read')
		return chosen(when.visibilities, fieldVisibilities).map((visibility) => ({
			type: 'actor-field',
			actorId: place.actor,
			objected: when.objected,
			visibility,
			shareGroup: persona === 'shares a group',
		}));
	if (action === 'actor.write-to')
		return chosen(when.visibilities, fieldVisibilities).map((visibility) => ({
			...{ type: 'actor', id: place.actor, objected: when.objected, reachable: true, visibility },
			...{ hasAccount: !when.entered, enteredBy: when.entered ? place.enterer : null },
			shareGroup: persona === 'shares a group',
		}));
	if (noun === 'actor')
		return [
			{
				...{ type: 'actor', id: place.actor, objected: when.objected },
				...{ hasAccount: !when.entered, enteredBy: when.entered ? place.enterer : null },
			},
		];
	if (noun === 'organisation') return [{ type: noun, id: 'one', enteredBy: place.enterer, worksHere: false }];
	if (noun === 'import') return [{ type: noun, createdBy: place.enterer }];
	if (noun === 'account') return [{ type: 'account', id: place.account }];
	return [{ type: noun, id: 'one' }];
}

/** Of a thread on a group, or on a document: judged by the visibility of what it hangs on. */
function threadFacts(noun: 'thread' | 'post', when: When, group: GroupFacts, persona: string): unknown {
	const person = personas[persona];
	const asker = person?.kind === 'member' ? person.actorId : 'nobody';
	const authorId = when.own ? asker : 'somebody-else';
	const inner: GroupFacts = when.onDocument ? { ...group, visibility: 'members' } : group;
	const document = { type: 'document', id: place.document, visibility: group.visibility, group: inner };
	const thread = {
		...{ type: 'thread', id: 'one', group: inner, document: when.onDocument ? document : null },
		...{ authorId, closed: when.closed, hidden: when.hidden },
	};
	return noun === 'thread'
		? thread
		: { type: 'post', thread: { ...thread, hidden: false }, authorId, hidden: when.hidden };
}

function groups(when: When): GroupFacts[] {
	return chosen(when.visibilities, visibilities).flatMap((visibility) =>
		chosen(when.entries, entries).map((entry) => ({
			type: 'group',
			id: place.group,
			parentId: place.parent,
			citeId: place.cite,
			visibility: visibility as Visibility,
			entry,
			state: when.archived ? 'archived' : 'active',
		})),
	);
}

function chosen<T>(said: readonly string[], all: readonly T[]): readonly T[] {
	return said.length ? (said as unknown as readonly T[]) : all;
}
