import { entryKindParameters, entryKindPlurals, entryKinds, type EntryKind } from './entry.ts';
import { facetParameters, facets, facetValueName, type Facet } from './facets.ts';

export interface Asked {
	q: string;
	kinds: EntryKind[];
	/** Id of a territory, or `everywhere`. */
	territory?: string | undefined;
	/** Keys of the values chosen in each list. */
	chosen: Partial<Record<Facet, string[]>>;
	/** A function that the question names is taken as plain words. */
	plainFunction: boolean;
	/** Only what was confirmed within a year. */
	fresh: boolean;
	sorting: 'relevance' | 'freshness';
	page: number;
	/** The same question is shown as a list or on a map: links keep to one of them. */
	view: View;
}

export type View = 'list' | 'map';

const paths: Record<View, string> = { list: '/annuaire', map: '/annuaire/carte' };

/** Values chosen in one list, at most: an address has no more room. */
const most = 20;
/** What stands in an address for « no function ». */
const plain = 'mots';

/** What the address of the directory says; whatever is strange in it is left out. */
export function readAddress(parameters: URLSearchParams, view: View = 'list'): Asked {
	const types = parameters.getAll('type');
	const place = parameters.get('lieu');
	const values = (facet: Facet) =>
		[...new Set(parameters.getAll(facetParameters[facet]))]
			.filter((value) => /^[a-z0-9-]{1,60}$/.test(value) && !(facet === 'function' && value === plain))
			.slice(0, most);
	return {
		q: parameters.get('q') ?? '',
		kinds: entryKinds.filter((kind) => types.includes(entryKindParameters[kind])),
		territory: place === 'partout' ? 'everywhere' : (place ?? undefined),
		chosen: Object.fromEntries(
			facets.map((facet) => [facet, values(facet)] as const).filter(([, chosen]) => chosen.length > 0),
		),
		plainFunction: parameters.getAll(facetParameters.function).includes(plain),
		fresh: parameters.get('confirmee') === 'un-an',
		sorting: parameters.get('tri') === 'fraicheur' ? 'freshness' : 'relevance',
		page: Math.max(1, Math.trunc(Number(parameters.get('page'))) || 1),
		view,
	};
}

/** What an address says besides the question, as a form keeps it. */
export function keptIn({ kinds, territory, chosen, plainFunction, fresh, sorting }: Asked) {
	const kept = kinds.map((kind) => ({ name: 'type', value: entryKindParameters[kind] }));
	if (territory) kept.push({ name: 'lieu', value: territory === 'everywhere' ? 'partout' : territory });
	for (const facet of facets)
		for (const value of chosen[facet] ?? []) kept.push({ name: facetParameters[facet], value });
	if (plainFunction) kept.push({ name: facetParameters.function, value: plain });
	if (fresh) kept.push({ name: 'confirmee', value: 'un-an' });
	if (sorting === 'freshness') kept.push({ name: 'tri', value: 'fraicheur' });
	return kept;
}

/**
 * The address of the same question with some of it changed; it always starts again from the first page.
 * @param file of the same question, below the page: `/export.csv`.
 */
export function addressOf(asked: Asked, change: Partial<Asked> = {}, file = ''): string {
	const changed = { ...asked, page: 1, ...change };
	const path = paths[changed.view] + file;
	const parameters = new URLSearchParams();
	if (changed.q) parameters.set('q', changed.q);
	for (const { name, value } of keptIn(changed)) parameters.append(name, value);
	if (changed.page > 1) parameters.set('page', String(changed.page));
	const query = parameters.toString();
	return query ? `${path}?${query}` : path;
}

/** The values of a list with one more, or one less. */
export function toggled<T>(values: readonly T[] | undefined, value: T): T[] {
	const all = values ?? [];
	return all.includes(value) ? all.filter((one) => one !== value) : [...all, value];
}

/** How many choices narrow the list. */
export const choicesOf = ({ kinds, territory, chosen, fresh }: Asked): number =>
	kinds.length +
	(territory && territory !== 'everywhere' ? 1 : 0) +
	facets.reduce((sum, facet) => sum + (chosen[facet]?.length ?? 0), 0) +
	(fresh ? 1 : 0);

/** What is asked, in words: what a saved search is called until somebody calls it otherwise. */
export const wordsOfAsked = ({ q, kinds, chosen, fresh }: Asked, place: string): string =>
	[
		...[q, ...kinds.map((kind) => entryKindPlurals[kind]), place],
		...facets.flatMap((facet) => (chosen[facet] ?? []).map((key) => facetValueName(facet, key) ?? '')),
		fresh ? 'Confirmée depuis moins d’un an' : '',
	]
		.filter((words) => words !== '')
		.join(', ');
