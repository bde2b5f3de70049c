import { typeset } from '#domain/french/typography.ts';
import { toSlug } from '#domain/identifier.ts';
import { territoryId } from '#domain/territory/territory.ts';
import type { Insertable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { territoryRow } from '../territories/load.ts';
import type { Calendar } from './calendar.ts';
import { demonstrationSource as source, seedId } from './identity.ts';
import { cites } from './network/cites.ts';
import { groups } from './network/groups.ts';
import { institutions } from './network/institutions.ts';
import { organisations } from './network/organisations.ts';
import { accounts, objected, people } from './network/people.ts';
import { mailMembers, requests } from './network/requests.ts';
import type { PersonSeed } from './network/person.ts';
import { quarters } from './network/quarters.ts';
import { tenures } from './network/seats.ts';
import { organisationsTwice } from './network/twice.ts';

/** Id of a cité by its name: that of an imported record when there is one. */
export type CiteId = (name: string) => string;

/** `49007` is a commune, `QN04905M` a quarter. */
const placeId = (code: string) => territoryId(code.startsWith('QN') ? 'qpv' : 'commune', code);

export function territoryRows(): Schema['territories'][] {
	return quarters.map(([code, name, , longitude, latitude]) => ({
		...territoryRow('qpv', code, name),
		longitude,
		latitude,
		valid_from: '2024-01-01',
	}));
}

/** The communes of each quarter; what is above them is read from the database. */
export const quarterCommunes = quarters.map(([code, , communes]) => ({
	quarter: territoryId('qpv', code),
	communes: communes.map((insee) => territoryId('commune', insee)),
}));

export function organisationRows(calendar: Calendar): Insertable<Schema['organisations']>[] {
	return [...institutions, ...organisations, ...organisationsTwice].map((organisation, index) => ({
		id: seedId('organisation', organisation.key),
		name: organisation.name,
		kind: organisation.kind,
		acronym: organisation.acronym ?? null,
		presentation: typeset(organisation.presentation),
		parent_id: null,
		siret: null,
		territory_id: organisation.territory,
		website: organisation.website ?? null,
		email: null,
		phone: null,
		source,
		source_key: organisation.key,
		confirmed_on: calendar.day(-(index * 17) % 400),
		created_at: calendar.instant(420),
		updated_at: calendar.instant((index * 17) % 400),
	}));
}

export function actorRows(calendar: Calendar): Insertable<Schema['actors']>[] {
	return people.map((person, index) => ({
		id: seedId('actor', person.key),
		name: person.name,
		source: `${source}, personne fictive`,
		objected_at: objected.includes(person) ? calendar.instant(30) : null,
		confirmed_on: calendar.day(-(index * 11) % 380),
		created_at: calendar.instant(400),
		updated_at: calendar.instant((index * 11) % 380),
	}));
}

export function affiliationRows(calendar: Calendar): Insertable<Schema['affiliations']>[] {
	return people.map((person, index) => ({
		id: seedId('affiliation', person.key),
		actor_id: seedId('actor', person.key),
		organisation_id: seedId('organisation', person.at),
		function: person.function,
		from_day: person.key === 'newcomer' ? calendar.day(-6) : calendar.september((index % 5) + 1),
		until_day: person.key === 'nazaire-former' ? calendar.day(-61) : null,
	}));
}

export function actorTerritoryRows(): Insertable<Schema['actor_territories']>[] {
	return people.flatMap((person) =>
		person.where.map((code) => ({ actor_id: seedId('actor', person.key), territory_id: placeId(code) })),
	);
}

/** Visibilities differ from person to person, so that each of the four can be seen at work. */
export function actorFieldRows(): Schema['actor_fields'][] {
	return people.flatMap((person, index) => {
		const field = (
			name: string,
			value: string | undefined,
			visibility: Schema['actor_fields']['visibility'],
		) =>
			value === undefined
				? []
				: [{ actor_id: seedId('actor', person.key), field: name, value: typeset(value), visibility }];
		return [
			...field('presentation', person.presentation, 'public'),
			...field('themes', person.themes, 'public'),
			...field('offers', person.offers, index % 2 === 0 ? 'public' : 'network'),
			...field('seeks', person.seeks, 'network'),
			...field('languages', person.languages, 'public'),
			...field('email', emailOf(person), index % 3 === 0 ? 'groups' : 'network'),
			...field('phone', index % 2 === 0 ? fictionPhone(index) : undefined, index % 4 === 0 ? 'groups' : 'me'),
		];
	});
}

const emailOf = (person: PersonSeed) => `${toSlug(person.name).replaceAll('-', '.')}@example.org`;

/** In the range the regulator (ARCEP) keeps for fiction. */
const fictionPhone = (index: number) =>
	`02 61 91 ${String(10 + (index % 80))} ${String(10 + ((index * 7) % 80))}`;

export function accountRows(calendar: Calendar): Schema['accounts'][] {
	return accounts.map(({ person: key, administrator }) => {
		const person = people.find((one) => one.key === key);
		if (!person) throw new Error(`No person ${key}`);
		return {
			id: seedId('account', key),
			actor_id: seedId('actor', key),
			email: emailOf(person),
			password_hash: null,
			administrator,
			demonstration: 1,
			suspended_at: null,
			created_at: calendar.instant(key === 'newcomer' ? 6 : 300),
		};
	});
}

export function citeRows(calendar: Calendar, citeId: CiteId): Schema['cites'][] {
	return cites.map((cite) => ({
		id: citeId(cite.name),
		slug: toSlug(cite.name),
		name: cite.name,
		label_year: cite.year,
		wave: '',
		presentation: typeset(cite.presentation),
		source,
		created_at: calendar.instant(420),
	}));
}

export function citeTerritoryRows(citeId: CiteId): Schema['cite_territories'][] {
	return cites.flatMap((cite) =>
		cite.communes.map((insee) => ({
			cite_id: citeId(cite.name),
			territory_id: territoryId('commune', insee),
		})),
	);
}

const seatLabels = { state: 'État', academy: 'Académie', authority: 'Collectivité' } as const;
const seatParties = ['state', 'academy', 'authority'] as const;

export function seatRows(citeId: CiteId): Schema['seats'][] {
	return cites.flatMap((cite) =>
		seatParties.map((party) => ({
			id: seedId('seat', `${cite.name}/${party}`),
			cite_id: citeId(cite.name),
			party,
			organisation_id: seedId('organisation', cite[party]),
			label: seatLabels[party],
		})),
	);
}

export function tenureRows(calendar: Calendar): Schema['seat_tenures'][] {
	return tenures(calendar).map(({ cite, party, person, role, from, until }) => ({
		id: seedId('tenure', `${cite}/${party}/${person}/${role}`),
		seat_id: seedId('seat', `${cite}/${party}`),
		actor_id: seedId('actor', person),
		role,
		function: people.find((one) => one.key === person)?.function ?? '',
		from_day: from,
		until_day: until,
	}));
}

export function facilitationRows(calendar: Calendar, citeId: CiteId): Schema['facilitations'][] {
	return cites.map((cite) => ({
		id: seedId('facilitation', cite.name),
		organisation_id: seedId('organisation', cite.facilitator),
		actor_id: seedId('actor', `facilitator-${cite.facilitator}`),
		cite_id: citeId(cite.name),
		group_id: null,
		from_day: calendar.september(2),
		until_day: null,
	}));
}

export function groupRows(calendar: Calendar, citeId: CiteId): Schema['groups'][] {
	return groups.map((group) => ({
		id: seedId('group', group.key),
		parent_id: group.parent ? seedId('group', group.parent) : null,
		cite_id: group.cite ? citeId(group.cite) : null,
		kind: group.kind,
		name: typeset(group.name),
		presentation: typeset(group.presentation),
		visibility: group.visibility,
		entry: group.entry,
		state: group.state ?? 'active',
		created_at: `${calendar.september(group.years)}T08:00:00.000Z`,
	}));
}

export function groupCiteRows(citeId: CiteId): Schema['group_cites'][] {
	return groups.flatMap((group) =>
		(group.cites ?? []).map((name) => ({
			group_id: seedId('group', group.key),
			cite_id: citeId(name),
		})),
	);
}

export function membershipRows(calendar: Calendar): Schema['memberships'][] {
	return groups.flatMap((group) =>
		Object.entries(group.members).flatMap(([role, keys]) =>
			keys.map((key, index) => ({
				id: seedId('membership', `${group.key}/${key}`),
				group_id: seedId('group', group.key),
				actor_id: seedId('actor', key),
				role: role as Schema['memberships']['role'],
				from_day:
					index === keys.length - 1 && role === 'member' ? calendar.day(-9) : calendar.september(group.years),
				until_day: null,
			})),
		),
	);
}

export function joinRequestRows(calendar: Calendar): Schema['join_requests'][] {
	return requests.map(({ person, words, days }) => ({
		id: seedId('join-request', person),
		...{ group_id: seedId('group', 'club-ouest'), actor_id: seedId('actor', person) },
		...{ words: typeset(words), asked_at: calendar.instant(days), outcome: null, reason: '' },
		...{ answered_by: null, answered_at: null },
	}));
}

/** Groups that sleep or are archived, and since when. */
export function groupLifeRows(calendar: Calendar): Schema['group_lives'][] {
	return groups
		.filter(({ state }) => state === 'dormant' || state === 'archived')
		.map(({ key, state, members }) => ({
			group_id: seedId('group', key),
			since: calendar.day(state === 'archived' ? -290 : -75),
			changed_by: members.animator?.[0] ? seedId('actor', members.animator[0]) : null,
			...{ asked_on: null, kept_on: null },
		}));
}

export function mailMemberRows(calendar: Calendar): Schema['mail_members'][] {
	return mailMembers.map(({ group, name, email }) => ({
		id: seedId('mail-member', email),
		group_id: seedId('group', group),
		...{ email, name, added_by: seedId('actor', 'citizen') },
		...{ added_at: calendar.instant(40), left_at: null },
	}));
}
