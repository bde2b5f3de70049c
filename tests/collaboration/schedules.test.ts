import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, until } from '../support/realtime-clients.ts';
import { edit, joinFrail, seeded, type Frail } from '../support/realtime-schedules.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({ snapshotAfter: 64, messages: { burst: 1e6, perSecond: 1e6 } });
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

const steps = 250;

const sections = (doc: Y.Doc) => JSON.stringify(doc.getMap('sections').toJSON());

describe('five people whose network keeps breaking [E6]', () => {
	it.each([1, 20_261_121, 333, 4_242])(
		'schedule %i ends with equal state on all, and on a fresh load',
		{ timeout: 30_000 },
		async (seed) => {
			const random = seeded(seed);
			const document = await aDocument(host, troika.groupId, troika.state);
			const { state, academy, authority } = troika;
			const people: Frail[] = [];
			for (const person of [state, academy, authority, state, academy])
				people.push(await joinFrail(host, document, person));
			for (let step = 0; step < steps; step += 1) {
				const person = people[Math.floor(random() * people.length)]!;
				const what = random();
				if (step === steps >> 1) await host.restart();
				else if (what < 0.06) person.cut();
				else if (what < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 12));
				else edit(person, document, random, step);
			}
			const settled = () =>
				people.every(
					({ channel, doc }) => channel.save.state === 'saved' && sections(doc) === sections(people[0]!.doc),
				);
			await until('all have the same', settled, 20_000);
			const fresh = await join(host, document, troika.reader);
			expect(sections(fresh.doc)).toBe(sections(people[0]!.doc));
			const journal = await readJournal(host.context.database.reader, document.id);
			expect(sections(loadState(journal))).toBe(sections(people[0]!.doc));
		},
	);
});
