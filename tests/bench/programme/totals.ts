import { placeOfKey } from '#domain/programme/amount.ts';
import { programmeFrom } from '#domain/programme/from-json.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { planOf } from '#domain/programme/plan.ts';
import { totalsOf } from '#domain/programme/totals.ts';
import { LiveProgramme } from '#lib/programme/live.svelte.ts';
import { buildState } from '#server/documents/state.ts';
import * as Y from 'yjs';

export interface TotalsTimes {
	/** The plan and every total of a programme that nothing is known of, in milliseconds. */
	readonly cold: readonly number[];
	/** From the bytes of somebody's amount to every total, as the browser's code does it. */
	readonly afterEdit: readonly number[];
}

/** The same code as in the page, run here. */
export function timeTotals(json: ProgrammeJson, rounds = 100): TotalsTimes {
	const cold = Array.from({ length: rounds }, () => {
		// Rows that were never counted.
		const programme = programmeFrom(json);
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
	// What warms the machine up is not what people wait for; the first is kept where it is the point.
	return { cold: cold.slice(5), afterEdit: afterEdit.slice(5) };
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
