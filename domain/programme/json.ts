import type { ContentNode } from '../document/node.ts';
import type { ActionState } from './action-state.ts';
import type { AmountPlace } from './amount.ts';
import type { Decimal } from './decimal.ts';
import type { FunderKind } from './funder.ts';
import type { Cents } from './money.ts';
import type { Moment } from './moment.ts';
import {
	actionLists,
	type Action,
	type ActionList,
	type Descriptions,
	type Funder,
	type Indicator,
	type Item,
	type Milestone,
	type Objective,
	type Programme,
	type Reading,
	type Settings,
} from './programme.ts';

interface Named {
	readonly id: string;
	readonly title: string;
}

/** Two amounts of one place contest each other: nobody has chosen yet. */
export interface FundingJson extends AmountPlace {
	readonly cents: Cents;
	/** Who wrote it; absent for what was there when the document was made. */
	readonly actor?: string;
}

/** What is empty is left out. */
export interface ActionJson extends Named {
	readonly under: string | null;
	readonly state: ActionState;
	readonly progress?: number;
	readonly start?: Moment;
	readonly end?: Moment;
	readonly audience?: string;
	readonly ageFrom?: number;
	readonly ageTo?: number;
	readonly people?: number;
	readonly risks?: string;
	readonly contact?: string;
	readonly lists: Readonly<Partial<Record<ActionList, readonly Item[]>>>;
	readonly funding: readonly FundingJson[];
	readonly description: ContentNode;
}

export interface FunderJson extends Named {
	readonly kind: FunderKind;
	readonly inKind: boolean;
	readonly organisation?: string;
}

export interface MilestoneJson extends Named {
	readonly action: string | null;
	readonly at?: Moment;
	readonly done: boolean;
}

export interface IndicatorJson extends Named {
	readonly action: string | null;
	readonly unit: string;
	readonly collector: string;
	readonly baseline?: Decimal;
	readonly target?: Decimal;
}

export interface ReadingJson {
	readonly id: string;
	readonly indicator: string | null;
	readonly at?: Moment;
	readonly value?: Decimal;
	readonly source: string;
}

/** The `programme` of a document's JSON: everything that counts, in order, whole numbers only [domain rule 4]. */
export interface ProgrammeJson extends Settings {
	readonly axes: readonly Named[];
	readonly objectives: readonly (Named & { readonly axis: string | null })[];
	readonly actions: readonly ActionJson[];
	readonly funders: readonly FunderJson[];
	readonly milestones: readonly MilestoneJson[];
	readonly indicators: readonly IndicatorJson[];
	readonly readings: readonly ReadingJson[];
	/** What was set aside and still held something: what orphans are orphans of [domain rule 6]. */
	readonly removed: readonly (Named & { readonly kind: 'axis' | 'objective' | 'funder' })[];
}

const emptyContent: ContentNode = { type: 'doc', content: [{ type: 'paragraph', attrs: { level: 0 } }] };

/** @param descriptions by id of action. */
export function programmeJson(programme: Programme, descriptions: Descriptions): ProgrammeJson {
	const living = <T extends { removed: boolean }>(rows: readonly T[]) =>
		rows.filter(({ removed }) => !removed);
	const actions = living(programme.actions);
	const objectives = living(programme.objectives);
	return {
		...programme.settings,
		axes: living(programme.axes).map(named),
		objectives: objectives.map((row) => ({ ...named(row), axis: row.axis })),
		actions: actions.map((row) => actionJson(row, descriptions.get(row.id) ?? emptyContent)),
		funders: living(programme.funders).map(funderJson),
		milestones: living(programme.milestones).map(milestoneJson),
		indicators: living(programme.indicators).map(indicatorJson),
		readings: living(programme.readings).map(readingJson),
		removed: removedJson(programme, actions, objectives),
	};
}

const named = ({ id, title }: Named) => ({ id, title });

/** Without what is null or empty. */
function filled<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
	const kept = Object.entries(values).filter(([, value]) => value !== null && value !== '');
	return Object.fromEntries(kept) as { [K in keyof T]?: NonNullable<T[K]> };
}

function actionJson(action: Action, description: ContentNode): ActionJson {
	const { progress, start, end, audience, ageFrom, ageTo, people, risks, contact } = action;
	const lists = actionLists.filter((list) => action.lists[list].length > 0);
	return {
		...named(action),
		under: action.under,
		state: action.state,
		...filled({ progress, start, end, audience, ageFrom, ageTo, people, risks, contact }),
		lists: Object.fromEntries(lists.map((list) => [list, action.lists[list]])),
		funding: action.amounts.map(({ funder, year, stage, cents, actor }) => ({
			funder,
			year,
			stage,
			cents,
			...filled({ actor }),
		})),
		description,
	};
}

const funderJson = (row: Funder): FunderJson => ({
	...named(row),
	kind: row.kind,
	inKind: row.inKind,
	...filled({ organisation: row.organisation }),
});

const milestoneJson = (row: Milestone): MilestoneJson => ({
	...named(row),
	action: row.action,
	done: row.done,
	...filled({ at: row.at }),
});

const indicatorJson = (row: Indicator): IndicatorJson => ({
	...named(row),
	action: row.action,
	unit: row.unit,
	collector: row.collector,
	...filled({ baseline: row.baseline, target: row.target }),
});

const readingJson = ({ id, indicator, at, value, source }: Reading): ReadingJson => ({
	id,
	indicator,
	source,
	...filled({ at, value }),
});

function removedJson(programme: Programme, actions: readonly Action[], objectives: readonly Objective[]) {
	const held = new Set<string | null>([
		...actions.map(({ under }) => under),
		...objectives.map(({ axis }) => axis),
		...actions.flatMap(({ amounts }) => amounts.map(({ funder }) => funder)),
	]);
	// An objective that is set aside still tells which axis it stood under.
	const gone = (kind: 'axis' | 'objective' | 'funder', rows: readonly (Named & { removed: boolean })[]) =>
		rows.filter(({ id, removed }) => removed && held.has(id)).map((row) => ({ ...named(row), kind }));
	return [
		...gone('axis', programme.axes),
		...gone('objective', programme.objectives),
		...gone('funder', programme.funders),
	];
}
