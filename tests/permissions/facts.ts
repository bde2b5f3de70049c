import type { Action } from '#domain/access/can.ts';
import { visibilities, type Visibility } from '#domain/access/visibility.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { entries, type Entry } from '#domain/group/group.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import { place } from './personas.ts';

const fieldVisibilities: readonly FieldVisibility[] = ['me', 'groups', 'network', 'public'];

/** What the column « when » of a row says, word by word; a word left out means "whatever it is". */
interface When {
	readonly visibilities: readonly string[];
	readonly entries: readonly Entry[];
	readonly archived: boolean;
	readonly objected: boolean;
	/** By somebody else, without an account. */
	readonly entered: boolean;
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
	};
}

/** Every fact the row speaks about. */
export function factsOf(action: Action, when: When, persona: string): unknown[] {
	const [noun] = action.split('.');
	if (['group', 'poll', 'survey', 'call'].includes(noun ?? '') || action === 'document.create')
		return groups(when);
	if (noun === 'document')
		return groups(when).map((group) => ({
			type: 'document',
			id: place.document,
			visibility: group.visibility,
			// A document is judged by its own visibility; its group's says nothing more.
			group: { ...group, visibility: 'members' },
		}));
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
