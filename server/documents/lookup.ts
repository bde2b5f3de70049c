import type { Member } from '#domain/access/person.ts';
import { lookups, type Lookup, type Suggestion } from '#domain/document/lookup.ts';
import type { ReferenceKey } from '#domain/document/references.ts';
import { longestQuestion } from '#domain/search/words.ts';
import { today, type Context } from '../context.ts';
import { findFirst } from '../search/find.ts';
import { listNamed, nearby, type Home } from './nearby.ts';
import { paced } from './pace.ts';

const most = 8;
/** Of those, how many at most come from near: there is always room for what else answers. */
const mostNear: Record<Lookup, number> = {
	personne: 6,
	responsable: 4,
	membre: most,
	lien: 4,
	structure: 4,
	territoire: 6,
};
/** Questions of one account: one a key, for somebody who types fast, at once in two windows. */
const pace = { burst: 60, perSecond: 10 };

/**
 * Asks the one search there is, as the pages do, and the titles of documents: both within the rights of who asks. People of the document's group and
 * cité come first, also before anything is asked; so do the institutions of the cité, its communes and quarters.
 */
export function lookupOf(context: Context) {
	const count = paced(context, pace, 'Trop de recherches à la fois. Continuez dans quelques secondes.');
	return async (viewer: Member, q: string, lookup: Lookup, home: Home): Promise<Suggestion[]> => {
		count(viewer);
		const asked = q.slice(0, longestQuestion).trim();
		const db = context.database.reader;
		const near = await nearby[lookup](db, viewer, asked, home, today(context));
		if (asked === '' || lookups[lookup].length === 0) return near.slice(0, most);
		const entries = await findFirst(context, viewer, {
			q: asked,
			kinds: lookups[lookup],
			territory: 'everywhere',
			isTyping: true,
		});
		const found = entries.map(({ kindName, title, contextParts, address }) => ({
			kindName,
			title,
			context: contextParts.map(({ text }) => text).join(''),
			address,
			key: keyOf(address),
		}));
		const named = lookup === 'territoire' ? await listNamed(context.database, viewer, asked) : [];
		const known = new Set<string>();
		return [...near.slice(0, mostNear[lookup]), ...named, ...found]
			.filter(({ address }) => !known.has(address) && known.add(address))
			.slice(0, most);
	};
}

function keyOf(address: string): ReferenceKey | null {
	const [, noun, id, code] = address.split('/');
	if (noun === 'acteurs') return `actor:${id}`;
	if (noun === 'territoires') return `territory:${id}-${code}`;
	return noun === 'structures' ? `organisation:${id}` : null;
}
