import * as Y from 'yjs';
import type { Context } from '../context.ts';
import { appendSnapshot } from '../documents/journal.ts';
import { faults } from '../documents/state.ts';
import type { Room } from './room.ts';
import { readUpdate } from './update.ts';

/** A room that is making its snapshot does not start another. */
const busy = new WeakSet<Room>();

export function isSnapshotDue(room: Room, after: number): boolean {
	return room.content.length > after && !busy.has(room) && !room.broken;
}

/**
 * Stores what the room has stored so far as one new row, from a Y.Doc made for this and dropped; older rows stay [E8]. The room then
 * serves the snapshot instead of its pieces.
 */
export async function storeSnapshot(context: Context, room: Room): Promise<void> {
	busy.add(room);
	try {
		const { seq } = room;
		const count = room.content.length;
		const doc = room.content.materialise();
		const bytes = Y.encodeStateAsUpdate(doc);
		const found = faults(doc).length;
		doc.destroy();
		// Counted, not quoted: their words may hold the text.
		if (found > 0) context.log.warn({ document: room.documentId, faults: found }, 'content out of schema');
		await context.database.writeSparingly((trx) =>
			appendSnapshot(trx, room.documentId, { seq, bytes }, context.now().toISOString()),
		);
		room.content.replaceFirst(count, readUpdate(bytes));
	} finally {
		busy.delete(room);
	}
}
