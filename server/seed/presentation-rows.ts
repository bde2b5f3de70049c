import { typeset } from '#domain/french/typography.ts';
import { territoryId } from '#domain/territory/territory.ts';
import type { Schema } from '../database/schema.ts';
import type { Calendar } from './calendar.ts';
import { seedId } from './identity.ts';
import { collegeSeats, presentations } from './network/presentations.ts';

const placeId = (code: string) =>
	code.startsWith('region-') ? code : territoryId(code.startsWith('QN') ? 'qpv' : 'commune', code);

export const groupPageRows = (calendar: Calendar): Schema['group_pages'][] =>
	presentations.map(({ group, charter, years }) => ({
		...{ group_id: seedId('group', group), charter: typeset(charter), revision: 1 },
		written_at: `${calendar.september(years)}T09:00:00.000Z`,
	}));

export const groupThemeRows = (): Schema['group_themes'][] =>
	presentations.flatMap(({ group, themes }) =>
		themes.map((theme) => ({ group_id: seedId('group', group), theme })),
	);

export const groupTerritoryRows = (): Schema['group_territories'][] =>
	presentations.flatMap(({ group, places }) =>
		places.map((place) => ({ group_id: seedId('group', group), territory_id: placeId(place) })),
	);

export const groupCollegeRows = (): Schema['group_colleges'][] =>
	collegeSeats.map(([group, person, college]) => ({
		...{ group_id: seedId('group', group), actor_id: seedId('actor', person), college },
	}));
