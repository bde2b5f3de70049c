import { placeOfKey } from '#domain/programme/amount.ts';
import { programmeFrom } from '#domain/programme/from-json.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { planOf } from '#domain/programme/plan.ts';
import { totalsOf } from '#domain/programme/totals.ts';
import { LiveProgramme } from '#lib/programme/live.svelte.ts';
import { buildState } from '#server/documents/state.ts';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as Y from 'yjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (how: { type: 'minor' }) => void;

/** Rounds that are not counted. */
const warming = 30;

export interface TotalsTimes {
	/** The plan and every total of a programme that nothing is known of, in milliseconds. */
	readonly cold: readonly number[];
	/** From the bytes of somebody's amount to every total, as the browser's code does it. */
	readonly afterEdit: readonly number[];
}

/** The same code as in the page, run here. */
export function timeTotals(json: ProgrammeJson, rounds = 300): TotalsTimes {
	const cold = Array.from({ length: rounds }, () => {
		// Rows that were never counted.
		const programme = programmeFrom(json);
		// What making them left behind is not charged to counting them.
		collect({ type: 'minor' });
		return timed(() => totalsOf(planOf(programme), 'planned'));
	});
	const [theirs, mine] = [new Y.Doc(), new Y.Doc()];
	const { bytes } = buildState([], json);
	for (const doc of [theirs, mine]) Y.applyUpdate(doc, bytes);
	const live = new LiveProgramme(mine, crypto.randomUUID());
	live.totals('planned');
	const afterEdit = Array.from({ length: rounds }, (_, turn) => {
		const update = editOf(theirs, json.actions[(turn * 7) % json.actions.length]!.id, 100 + turn);
		return timed(() => {
			Y.applyUpdate(mine, update, 'network');
			return live.totals('planned');
		});
	});
	live.destroy();
	// What is compiled meanwhile is not what people wait for at each change: opening counts it.
	return { cold: cold.slice(warming), afterEdit: afterEdit.slice(warming) };
}

function editOf(doc: Y.Doc, row: string, cents: number): Uint8Array {
	const map = doc.getMap<Y.Map<unknown>>('actions').get(row)!;
	const key = [...map.keys()].find((one) => placeOfKey(one))!;
	const before = Y.encodeStateVector(doc);
	doc.transact(() => {
		map.delete(key);
		map.set(key.replace(/[^/]*$/, String(cents).padStart(6, '0')), cents);
	});
	return Y.encodeStateAsUpdate(doc, before);
}

function timed(work: () => unknown): number {
	const began = performance.now();
	work();
	return performance.now() - began;
}
