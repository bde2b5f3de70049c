import { checkContent, mendContent } from '#domain/document/check.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { evenKeys } from '#domain/document/order.ts';
import { amountKey } from '#domain/programme/amount.ts';
import { programmeJson, type ActionJson, type ProgrammeJson } from '#domain/programme/json.ts';
import {
	inOrder,
	readRow,
	readSettings,
	type Programme,
	type Rows,
	type SharedRow,
} from '#domain/programme/programme.ts';
import { rowShapes, settingsRoot, type RowKind } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import { readContent, writeContent } from '../documents/content.ts';

/** Puts a programme in a document that has none, as it is created [E5]. */
export function buildProgramme(ydoc: Y.Doc, programme: ProgrammeJson): void {
	const settings = ydoc.getMap<unknown>(settingsRoot);
	settings.set('firstYear', programme.firstYear);
	settings.set('years', programme.years);
	settings.set('zone', programme.zone);
	const put = <T extends { readonly id: string }>(
		kind: RowKind,
		rows: readonly T[],
		rest: (row: T, map: Y.Map<unknown>) => Record<string, unknown>,
	) => {
		const keys = evenKeys(rows.length);
		rows.forEach((row, index) => {
			const map = new Y.Map<unknown>();
			ydoc.getMap<unknown>(rowShapes[kind].root).set(row.id, map);
			const texts = row as Record<string, unknown>;
			for (const key of rowShapes[kind].texts)
				map.set(key, new Y.Text(typeof texts[key] === 'string' ? texts[key] : ''));
			map.set('order', keys[index]);
			for (const [key, value] of Object.entries(rest(row, map))) if (value !== undefined) map.set(key, value);
		});
	};
	const removed = (kind: string) => programme.removed.filter((row) => row.kind === kind);
	put('axis', programme.axes, () => ({}));
	put('objective', programme.objectives, ({ axis }) => ({ axis }));
	put('funder', programme.funders, ({ kind, inKind, organisation }) => ({ kind, inKind, organisation }));
	put('action', programme.actions, actionValues);
	put('milestone', programme.milestones, ({ action, at, done }) => ({ action, at, done }));
	put('indicator', programme.indicators, ({ action, baseline, target }) => ({ action, baseline, target }));
	put('reading', programme.readings, ({ indicator, at, value }) => ({ indicator, at, value }));
	for (const kind of ['axis', 'objective', 'funder'] as const)
		put(kind, removed(kind), () => ({ removed: true }));
}

function actionValues(action: ActionJson, map: Y.Map<unknown>): Record<string, unknown> {
	const content = new Y.XmlFragment();
	map.set('content', content);
	writeContent(content, checkContent(action.description));
	const { under, state, progress, start, end, ageFrom, ageTo, people } = action;
	const items = Object.entries(action.lists).flatMap(([list, entries]) =>
		entries.map(({ key, name }): [string, unknown] => [`${list}/${key}`, name ?? true]),
	);
	const amounts = action.funding.map(({ actor = null, cents, ...place }, index): [string, unknown] => [
		amountKey(place, actor, index.toString(36).padStart(6, '0')),
		cents,
	]);
	return {
		under,
		state,
		progress,
		start,
		end,
		ageFrom,
		ageTo,
		people,
		...Object.fromEntries([...items, ...amounts]),
	};
}

/** A row as it is shared, its texts as plain text, without its blocks. */
export function sharedRow(map: Y.Map<unknown>): SharedRow {
	return Object.fromEntries(
		[...map.entries()].flatMap(([key, value]): [string, unknown][] =>
			value instanceof Y.AbstractType
				? value instanceof Y.Text
					? [[key, value.toString()]]
					: []
				: [[key, value]],
		),
	);
}

/** The programme of a document, removed rows included. Never writes [E7]. */
export function readProgramme(ydoc: Y.Doc): Programme {
	const rows = <Kind extends RowKind>(kind: Kind): Rows[Kind][] =>
		inOrder(
			[...ydoc.getMap<unknown>(rowShapes[kind].root)].flatMap(([id, value]) =>
				value instanceof Y.Map ? readRow(kind, id, sharedRow(value as Y.Map<unknown>)) : [],
			),
		);
	return {
		settings: readSettings(Object.fromEntries(ydoc.getMap<unknown>(settingsRoot))),
		axes: rows('axis'),
		objectives: rows('objective'),
		actions: rows('action'),
		funders: rows('funder'),
		milestones: rows('milestone'),
		indicators: rows('indicator'),
		readings: rows('reading'),
	};
}

/** What actions say of themselves in blocks, by id. Content that concurrent edits left unreadable is mended in the copy only. */
export function readDescriptions(ydoc: Y.Doc): Map<string, ContentNode> {
	const descriptions = new Map<string, ContentNode>();
	for (const [id, value] of ydoc.getMap<unknown>(rowShapes.action.root)) {
		const content: unknown = value instanceof Y.Map ? value.get('content') : undefined;
		if (content instanceof Y.XmlFragment) descriptions.set(id, mendContent(readContent(content)));
	}
	return descriptions;
}

/** The `programme` of the document's JSON. */
export function readProgrammeJson(ydoc: Y.Doc): ProgrammeJson {
	return programmeJson(readProgramme(ydoc), readDescriptions(ydoc));
}
