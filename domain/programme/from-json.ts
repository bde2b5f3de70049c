import { evenKeys } from '../document/order.ts';
import { amountKey } from './amount.ts';
import type { ActionJson, ProgrammeJson } from './json.ts';
import { actionLists, type Action, type Descriptions, type Item, type Programme } from './programme.ts';

/** The inverse of `programmeJson`: what was set aside comes last of its kind, and of it only what orphans need is known. */
export function programmeFrom(json: ProgrammeJson): Programme {
	const gone = (kind: 'axis' | 'objective' | 'funder') =>
		json.removed
			.filter((row) => row.kind === kind)
			.map(({ id, title }) => ({ id, title, order: 'z', removed: true }));
	return {
		settings: { firstYear: json.firstYear, years: json.years, zone: json.zone },
		axes: [...rows(json.axes), ...gone('axis')],
		objectives: [...rows(json.objectives), ...gone('objective').map((row) => ({ ...row, axis: null }))],
		actions: rows(json.actions).map(actionFrom),
		funders: [
			...rows(json.funders).map((row) => ({ ...row, organisation: row.organisation ?? null })),
			...gone('funder').map((row) => ({
				...row,
				kind: 'other' as const,
				inKind: false,
				organisation: null,
			})),
		],
		milestones: rows(json.milestones).map((row) => ({ ...row, at: row.at ?? null })),
		indicators: rows(json.indicators).map((row) => ({
			...row,
			baseline: row.baseline ?? null,
			target: row.target ?? null,
		})),
		readings: rows(json.readings).map((row) => ({
			...row,
			title: '',
			at: row.at ?? null,
			value: row.value ?? null,
		})),
	};
}

/** What actions say of themselves, by id. */
export const descriptionsFrom = (json: ProgrammeJson): Descriptions =>
	new Map(json.actions.map(({ id, description }) => [id, description]));

/** In the order they are in. */
function rows<T extends object>(list: readonly T[]): (T & { order: string; removed: boolean })[] {
	const keys = evenKeys(list.length);
	return list.map((row, index) => ({ ...row, order: keys[index] ?? 'z', removed: false }));
}

function actionFrom({
	funding,
	lists,
	description: _description,
	...row
}: ActionJson & { order: string; removed: boolean }): Action {
	const listed = actionLists.map((list): [string, readonly Item[]] => [list, lists[list] ?? []]);
	return {
		...row,
		progress: row.progress ?? null,
		start: row.start ?? null,
		end: row.end ?? null,
		audience: row.audience ?? '',
		ageFrom: row.ageFrom ?? null,
		ageTo: row.ageTo ?? null,
		people: row.people ?? null,
		risks: row.risks ?? '',
		contact: row.contact ?? '',
		lists: Object.fromEntries(listed) as Action['lists'],
		amounts: funding.map(({ cents, actor = null, ...place }, index) => ({
			...place,
			actor,
			cents,
			// Each writing has a key of its own: here, its rank.
			key: amountKey(place, actor, index.toString(36).padStart(6, '0')),
		})),
	};
}
