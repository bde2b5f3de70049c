import type { Journal } from '../documents/journal.ts';
import type { Content } from './content.ts';
import { Inventory } from './inventory.ts';
import { summariseSnapshot } from './summary.ts';
import { readUpdate, type Update } from './update.ts';

/**
 * Takes in of what is stored what has to be known to serve it; the guard reads it when somebody writes [0016].
 * @returns how many entries are not served.
 */
export function openJournal({ snapshot, tail }: Journal, content: Content): number {
	const clocks = new Inventory();
	if (snapshot) {
		const summary = summariseSnapshot(snapshot);
		clocks.assume(summary.spans);
		content.appendStored(summary);
	}
	const updates = tail.map(({ bytes }) => readUpdate(bytes));
	return serve(updates, content, (update) => clocks.take(update));
}

/**
 * An entry that refers to what was never stored is not served, so that whoever has both sends both again [HOL-1].
 * @param take false when it does.
 * @returns how many there are of these.
 */
function serve(updates: readonly Update[], content: Content, take: (update: Update) => boolean): number {
	const aside: Update[] = [];
	for (const update of updates) {
		if (!take(update)) aside.push(update);
		else content.append(update);
	}
	return aside.length > 0 && aside.length < updates.length ? serve(aside, content, take) : aside.length;
}
