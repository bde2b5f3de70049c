import { amountKey, newNonce, placeOfKey } from '#domain/programme/amount.ts';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** What the process that edits is asked, as JSON on its standard input. */
export interface EditingJob {
	readonly port: number;
	readonly documentId: string;
	readonly editors: readonly { readonly actorId: string; readonly token: string }[];
	/** Rows that the browser shows: every other edit is in one of them. */
	readonly shown: readonly string[];
	readonly others: readonly string[];
	readonly funders: readonly string[];
	readonly year: number;
	/** Edits a second of each. */
	readonly rate: number;
	readonly milliseconds: number;
}

/** An amount that the browser should show, and when it was written, in milliseconds since 1970. */
export interface Edit {
	readonly cents: number;
	readonly at: number;
}

/*
 * Twenty people who write amounts, each with the stock client, a socket and a document of their own: `node editing.ts < job.json`. Answers
 * with what they wrote where the browser looks.
 */
const job = JSON.parse(await text(process.stdin)) as EditingJob;
const edits: Edit[] = [];
/** Every amount is one that nobody else writes: how the browser knows it. */
let next = 2_000_001;

const people = job.editors.map(({ actorId, token }) => {
	const doc = new Y.Doc();
	const origin = `http://localhost:${job.port}`;
	class Socket extends WebSocket {
		constructor(address: string | URL) {
			super(address, { headers: { cookie: `maillage=${token}` }, origin });
		}
	}
	const provider = new WebsocketProvider(`ws://localhost:${job.port}/collab`, job.documentId, doc, {
		WebSocketPolyfill: Socket as never,
		disableBc: true,
	});
	return { actorId, doc, provider };
});
await Promise.all(
	people.map(({ provider }) => new Promise<void>((done) => provider.once('sync', () => done()))),
);
process.stderr.write('editors joined\n');

const began = Date.now();
let turn = 0;
while (Date.now() - began < job.milliseconds) {
	const person = people[turn % people.length]!;
	const isShown = turn % 2 === 0;
	const rows = isShown ? job.shown : job.others;
	write(person, rows[(turn >> 1) % rows.length]!, job.funders[turn % job.funders.length]!, isShown);
	turn += 1;
	const due = began + (turn * 1000) / (job.rate * people.length);
	await new Promise((again) => setTimeout(again, Math.max(0, due - Date.now())));
}
// What was sent last arrives.
await new Promise((done) => setTimeout(done, 1000));
process.stdout.write(JSON.stringify(edits), () => process.exit(0));

function write(
	{ actorId, doc }: (typeof people)[number],
	row: string,
	funder: string,
	isShown: boolean,
): void {
	const map = doc.getMap<Y.Map<unknown>>('actions').get(row);
	if (!map) throw new Error(`no such row: ${row}`);
	const place = { funder, year: job.year, stage: 'requested' as const };
	// Whole euros are shown without their cents: the browser would not know them.
	const cents = (next += next % 100 === 99 ? 2 : 1);
	if (isShown) edits.push({ cents, at: performance.timeOrigin + performance.now() });
	doc.transact(() => {
		for (const key of map.keys()) {
			const at = placeOfKey(key);
			if (at?.funder === funder && at.year === job.year && at.stage === 'requested') map.delete(key);
		}
		map.set(amountKey(place, actorId, newNonce()), cents);
	});
}
