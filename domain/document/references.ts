import { partyNames, type Party } from '../cite/party.ts';
import { readTerritoryId, territoryAddress, territoryKindNames } from '../territory/territory.ts';
import type { ContentNode } from './document.ts';

/** Who a text names, as an owner spells it: `actor:<id>`, `organisation:<id>`, `seat:<party>`; a programme also `territory:<id>`. */
export type ReferenceKey = string;

/** What is said of somebody who objects to being listed, and of whoever is unknown: the two cannot be told apart [rule 2]. */
export const unlistedPerson = 'personne non listée';
export const unlistedOrganisation = 'structure non listée';

export const actorKey = (id: unknown): ReferenceKey => `actor:${String(id)}`;

/** Names by key, as the one who looks may know them. */
export type Names = Readonly<Record<ReferenceKey, string>>;

/** How a reference is called; never by an identifier of ours. */
export function nameOf(key: ReferenceKey, names: Names): string {
	const known = Object.hasOwn(names, key) ? names[key] : undefined;
	if (known !== undefined) return known;
	if (key.startsWith('seat:')) {
		const party = key.slice(5);
		return Object.hasOwn(partyNames, party) ? partyNames[party as Party] : 'partie inconnue';
	}
	const territory = territoryIn(key);
	if (territory)
		return `${territory.kind === 'qpv' ? 'Quartier' : territoryKindNames[territory.kind]} ${territory.code}`;
	return key.startsWith('organisation:') ? unlistedOrganisation : unlistedPerson;
}

/** A code tells nobody apart from anybody, and is readable. */
const territoryIn = (key: ReferenceKey) =>
	key.startsWith('territory:') ? readTerritoryId(key.slice('territory:'.length)) : undefined;

/** The parties of a cité, as owners: « Ville d’Angers » rather than « Collectivité ». */
export const seatNames = (institutions: Partial<Record<Party, string>>): Names =>
	Object.fromEntries(Object.entries(institutions).map(([party, name]) => [`seat:${party}`, name]));

/** The page of a person, an organisation or a territory; a seat has none. */
export function addressOf(key: ReferenceKey): string | null {
	const territory = territoryIn(key);
	if (territory) return territoryAddress(territory.kind, territory.code);
	const [kind, id = ''] = key.split(':');
	if (kind === 'actor') return `/acteurs/${id}`;
	return kind === 'organisation' ? `/structures/${id}` : null;
}

/** Everyone that some content names, each once: mentioned, or the owner of a line. */
export function referencesIn(contents: Iterable<ContentNode>): ReferenceKey[] {
	const keys = new Set<ReferenceKey>();
	const look = (node: ContentNode): void => {
		const { actor, owner } = node.attrs ?? {};
		if (node.type === 'mention' && typeof actor === 'string') keys.add(actorKey(actor));
		if (node.type === 'commitment' && typeof owner === 'string' && owner !== '') keys.add(owner);
		node.content?.forEach(look);
	};
	for (const content of contents) look(content);
	return [...keys];
}
