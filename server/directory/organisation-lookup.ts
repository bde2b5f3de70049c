import type { Person } from '#domain/access/person.ts';
import type { Context } from '../context.ts';
import { find } from '../search/find.ts';

/** Nearer than these, another question finds better. */
const most = 6;

/** Organisations that answer to what is asked, as the one search there is finds them; none when nothing is. */
export const findOrganisations = (context: Context, viewer: Person, q: string) =>
	findOf(context, viewer, 'organisation', q);

/** People that answer to what is asked. */
export const findPeople = (context: Context, viewer: Person, q: string) =>
	findOf(context, viewer, 'actor', q);

async function findOf(context: Context, viewer: Person, kind: 'organisation' | 'actor', q: string) {
	if (q === '') return [];
	const { entries } = await find(context, viewer, {
		...{ q, kinds: [kind], territory: 'everywhere', isTyping: true },
	});
	return entries.slice(0, most).map(({ title, contextParts, address }) => ({
		id: address.split('/').at(-1) ?? '',
		name: title,
		context: contextParts.map(({ text }) => text).join(''),
	}));
}
