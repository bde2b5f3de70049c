import type { Member } from '#domain/access/person.ts';
import { foldName } from '#domain/search/fold.ts';
import { mentionsIn, replaceMentions, shorterNames } from '#domain/thread/mentions.ts';
import type { PlaceFacts } from '#domain/thread/policy.ts';
import { cleanWords, markOfPerson } from '#domain/thread/text.ts';
import { today, type Context } from '../context.ts';
import { listCandidates } from '../documents/responsible.ts';
import { findFirst } from '../search/find.ts';

/** Somebody that a name may stand for. */
export interface Named {
	readonly id: string;
	readonly name: string;
	/** What tells them from others of that name. */
	readonly context: string;
}

/** A name that several people answer to. */
export interface Ambiguous {
	/** As it was typed after the `@`. */
	readonly name: string;
	readonly people: readonly Named[];
}

/** People among whom one chooses. */
const most = 6;

/**
 * What was typed, with identifiers in the place of the names after `@`: of people of the group and its cité first, then of the one search
 * there is. A name that nobody answers to stays as it is.
 * @param chosen whom names of several people stand for, by name; an empty identifier leaves the name as it is.
 * @returns the names for which one must choose, if there are.
 */
export async function nameEveryone(
	context: Context,
	viewer: Member,
	{ group, document }: PlaceFacts,
	typed: string,
	chosen: ReadonlyMap<string, string>,
): Promise<{ readonly body: string; readonly ambiguous: readonly Ambiguous[] }> {
	const clean = cleanWords(typed);
	const names = mentionsIn(clean);
	if (names.length === 0) return { body: clean, ambiguous: [] };
	const place = document ?? { type: 'document' as const, id: '', visibility: group.visibility, group };
	const near = (
		await listCandidates(context.database.reader, viewer, place, group.citeId, today(context))
	).map(({ id, name, from }) => ({ id, name, context: from }));
	const found = new Map<string, { name: string; mark: string }>();
	const ambiguous: Ambiguous[] = [];
	for (const name of names) {
		const answer = await answering(context, viewer, near, name);
		if (!answer) continue;
		const { part, people } = answer;
		const id = people.length === 1 ? people[0]!.id : chosen.get(name);
		if (id === undefined || (id !== '' && !people.some((one) => one.id === id)))
			ambiguous.push({ name, people: people.slice(0, most) });
		else if (id !== '') found.set(name, { name: part, mark: markOfPerson(id) });
	}
	return { body: replaceMentions(clean, found), ambiguous };
}

/** Who answers to a name, or to its first words. */
async function answering(context: Context, viewer: Member, near: readonly Named[], name: string) {
	for (const part of shorterNames(name)) {
		const close = among(near, part);
		if (close.length > 0) return { part, people: close };
		const entries = await findFirst(context, viewer, {
			...{ q: part, kinds: ['actor'], territory: 'everywhere', isTyping: true },
		});
		const far = among(
			entries.map(({ title, contextParts, address }) => ({
				...{ id: address.split('/').at(-1) ?? '', name: title },
				context: contextParts.map(({ text }) => text).join(''),
			})),
			part,
		);
		if (far.length > 0) return { part, people: far };
	}
	return undefined;
}

/** Those of that very name, else those whose name begins so. */
function among(people: readonly Named[], name: string): readonly Named[] {
	const asked = foldName(name);
	const exact = people.filter((one) => foldName(one.name) === asked);
	return exact.length > 0 ? exact : people.filter((one) => `${foldName(one.name)} `.startsWith(`${asked} `));
}
