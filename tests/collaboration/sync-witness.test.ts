import { describe, expect, it } from 'vitest';
import { encodeFrame, type Frame } from '#domain/collaboration/protocol.ts';
import { inWebSocketFrames } from '#server/realtime/web-socket-frame.ts';
import { concerns, SyncWitness } from '../../scripts/sync-witness.ts';
import { readMoments } from '../../scripts/system-calls.ts';

/*
 * What reads the system calls of `scripts/sync-before-ack.ts`, on logs in the words of strace: it must find out every order that
 * breaks E2, or the script proves nothing.
 */
const word = new TextEncoder().encode('..[3:7]..');
const hex = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('hex').replaceAll(/../g, '\\x$&');
const journal = `23<${hex('/data/maillage.sqlite-wal')}>`;
const author = '24<TCP:[127.0.0.1:4000->127.0.0.1:50001]>';
const other = '25<TCP:[127.0.0.1:4000->127.0.0.1:50002]>';

const call = (name: string, file: string, bytes: Uint8Array | string) =>
	`7  ${name}(${file}, "${hex(bytes)}", 99) = ${bytes.length}`;
const sends = (file: string, frame: Frame) =>
	call('write', file, inWebSocketFrames([encodeFrame({ type: 'query-awareness' }), encodeFrame(frame)]));
const opened = [author, other].flatMap((file) => [
	call('read', file, 'GET /collab/a HTTP/1.1\r\n\r\n'),
	call('write', file, 'HTTP/1.1 101 Switching Protocols\r\n\r\n'),
]);
const received = call('read', author, inWebSocketFrames([encodeFrame({ type: 'update', update: word })]));
const header = (pages: number) =>
	call('pwrite64', journal, Buffer.from([0, 0, 0, 1, 0, 0, 0, pages, ...Array(16).fill(0)]));
const page = call('pwrite64', journal, Buffer.concat([Buffer.alloc(50), word, Buffer.alloc(50)]));
const written = [header(9), page];
const sync = `7  fdatasync(${journal}) = 0`;
const acknowledged = sends(author, { type: 'durable', count: 1 });
const relayed = sends(other, { type: 'update', update: word });

function witness(...lines: string[]): SyncWitness {
	const seen = new SyncWitness();
	for (const moment of readMoments([...opened, ...lines].join('\n'), concerns)) seen.see(moment);
	return seen;
}

describe('the witness of syncs [E2]', () => {
	it('has nothing to say of an acknowledgement and a relay after the sync', () => {
		const { violations, acknowledgements, relays, syncs } = witness(
			...[received, ...written, sync, acknowledged, relayed],
		);
		expect({ violations, acknowledgements, relays, syncs }).toEqual({
			...{ violations: [], acknowledgements: 1, relays: 1, syncs: 1 },
		});
	});

	it.each<[what: string, lines: string[]]>([
		['an acknowledgement before the sync', [received, ...written, acknowledged, sync]],
		['a relay before the sync', [received, ...written, relayed, sync]],
		['an acknowledgement of what was not written', [received, sync, acknowledged]],
		['a sync of another file', [received, ...written, sync.replace(journal, '22</data/a>'), acknowledged]],
		[
			'a sync that failed',
			[received, ...written, sync.replace('= 0', '= -1 EIO (Input/output error)'), acknowledged],
		],
		[
			'a sync before the end of the transaction',
			[received, header(0), page, sync, header(9), page, acknowledged],
		],
		['an acknowledgement of more than was received', [acknowledged]],
		['a word that nobody sent', [relayed]],
		[
			'a write to a socket that begins while the sync runs',
			[
				...[received, ...written, `8  fdatasync(${journal} <unfinished ...>`, acknowledged],
				'8  <... fdatasync resumed>)            = 0',
			],
		],
		[
			'a write to a socket that began before the sync and returns after',
			[
				...[received, ...written, `8${acknowledged.slice(1).replace(/\) = .*/, ' <unfinished ...>')}`],
				...[sync, '8  <... write resumed>) = 7'],
			],
		],
		[
			'a sync that began before the page was written',
			[
				...[received, `8  fdatasync(${journal} <unfinished ...>`, ...written],
				...['8  <... fdatasync resumed>)            = 0', acknowledged],
			],
		],
	])('finds out %s', (_, lines) => {
		expect(witness(...lines).violations).toHaveLength(1);
	});

	it('takes a sync whose return was written on a line of its own', () => {
		const lines = [`8  fdatasync(${journal} <unfinished ...>`, '8  <... fdatasync resumed>)            = 0'];
		const { violations, syncs } = witness(...[received, ...written, ...lines, acknowledged]);
		expect({ violations, syncs }).toEqual({ violations: [], syncs: 1 });
	});
});
