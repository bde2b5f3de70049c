import { entryKindParameters, entryKinds, type EntryKind } from '#domain/search/entry.ts';

export interface Asked {
	q: string;
	kinds: EntryKind[];
	/** Id of a territory, or `everywhere`. */
	territory?: string | undefined;
	page: number;
}

/** What the address of the directory says; whatever is strange in it is left out. */
export function readAddress(parameters: URLSearchParams): Asked {
	const types = parameters.getAll('type');
	const place = parameters.get('lieu');
	return {
		q: parameters.get('q') ?? '',
		kinds: entryKinds.filter((kind) => types.includes(entryKindParameters[kind])),
		territory: place === 'partout' ? 'everywhere' : (place ?? undefined),
		page: Math.max(1, Math.trunc(Number(parameters.get('page'))) || 1),
	};
}

/** The address of the same question with some of it changed; it always starts again from the first page. */
export function addressOf(asked: Asked, change: Partial<Asked> = {}): string {
	const { q, kinds, territory, page } = { ...asked, page: 1, ...change };
	const parameters = new URLSearchParams();
	if (q) parameters.set('q', q);
	for (const kind of kinds) parameters.append('type', entryKindParameters[kind]);
	if (territory) parameters.set('lieu', territory === 'everywhere' ? 'partout' : territory);
	if (page > 1) parameters.set('page', String(page));
	const query = parameters.toString();
	return query ? `/annuaire?${query}` : '/annuaire';
}
