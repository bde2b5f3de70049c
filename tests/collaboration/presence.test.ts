import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeAwareness } from '#domain/collaboration/presence.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { join, joinStock, leaveAll, raw, until } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({ heartbeat: 100 });
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

const newDocument = () => aDocument(host, troika.groupId, troika.state);

describe('presence', () => {
	it('says who is there as the session says it: name, institution, party, colour, role [PRE-1] [E10]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		const odile = await join(host, document, troika.reader);
		await until('they see each other', () => claire.people().length === 1 && odile.people().length === 1);
		expect(odile.people()[0]).toMatchObject({
			actorId: troika.state.actorId,
			name: 'Claire Morvan',
			institution: 'Préfecture de Maine-et-Loire',
			party: 'state',
			role: 'writer',
			sectionId: null,
			typing: false,
		});
		expect(claire.people()[0]).toMatchObject({
			name: 'Odile Petit',
			institution: '',
			party: null,
			role: 'reader',
		});
		expect(odile.people()[0]!.colour).not.toBe(claire.people()[0]!.colour);
	});

	it('a forged identity is rewritten, from our client and from the stock one', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		const marc = await joinStock(host, document, troika.academy);
		marc.awareness.setLocalState({
			user: { name: 'Le Préfet', role: 'writer', party: 'state', color: '#000000' },
			name: 'Le Préfet',
			sectionId: document.sectionId,
			typing: true,
			extra: 'x',
		});
		await until('he is typing', () => claire.people()[0]?.typing === true);
		expect(claire.people()[0]).toMatchObject({
			name: 'Yann Le Goff',
			party: 'academy',
			sectionId: document.sectionId,
		});
		expect([...claire.awareness.getStates().values()].map((state) => Object.keys(state))).toContainEqual([
			'sectionId',
			'typing',
			'user',
		]);
	});

	it('a cursor that is no place in a text is dropped, its author is not [PRE-4]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		const place = { type: null, tname: null, item: { client: 1, clock: 5 }, assoc: 0 };
		const seen = () => [...claire.awareness.getStates().values()].find((state) => state['user']);
		yann.awareness.setLocalState({ cursor: { anchor: place, head: place } });
		await until('a place is told', () => seen()?.['cursor'] !== undefined);
		expect(seen()?.['cursor']).toEqual({ anchor: place, head: place });
		const half = { ...place, item: { client: 1, clock: 5.5 } };
		yann.awareness.setLocalState({ cursor: { anchor: half, head: half }, typing: true });
		await until('he is typing', () => seen()?.['typing'] === true);
		expect(seen()).not.toHaveProperty('cursor');
	});

	it('newcomers get the present states, and who leaves disappears at once [PRE-3]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		const aminata = await join(host, document, troika.authority);
		await until('she sees both', () => aminata.people().length === 2);
		yann.close();
		await until('he is gone for both', () => aminata.people().length === 1 && claire.people().length === 1);
	});

	it('who comes back is seen at once, also after a restart of the server', async () => {
		const document = await newDocument();
		const claire = await joinStock(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		await until('he sees her', () => yann.people().length === 1);
		claire.provider.disconnect();
		await until('she is gone', () => yann.people().length === 0);
		claire.provider.connect();
		await until('she is back', () => yann.people().length === 1);
		await host.restart();
		await until('she is gone', () => yann.people().length === 0);
		await until('she is back', () => yann.people().length === 1);
	});

	it('keeps one state per connection and ignores what is said about others [PRE-2]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		const liar = await raw(host, document, troika.academy);
		const state = { typing: true };
		liar.send({ type: 'awareness', payload: encodeAwareness([{ clientId: 77, clock: 1, state }]) });
		await until('he is seen', () => claire.people().length === 1);
		liar.send({
			type: 'awareness',
			payload: encodeAwareness([
				{ clientId: claire.doc.clientID, clock: 2 ** 40, state: null },
				{ clientId: 78, clock: 1, state },
				{ clientId: 77, clock: 2, state: { sectionId: 'la' } },
			]),
		});
		await until('his own is taken', () => claire.people()[0]?.sectionId === 'la');
		expect(claire.people()).toHaveLength(1);
		const late = await raw(host, document, troika.authority);
		const { payload } = await late.next('awareness');
		expect(payload[0]).toBe(2);
	});

	it('nobody may be present under a client id that is another person’s', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		claire.type('à moi');
		await claire.saved();
		const yann = await join(host, document, troika.authority);
		const liar = await raw(host, document, troika.academy);
		liar.send({
			type: 'awareness',
			payload: encodeAwareness([{ clientId: claire.doc.clientID, clock: 9e12, state: {} }]),
		});
		liar.send({ type: 'query-awareness' });
		await liar.next('awareness');
		await until('he sees her', () => yann.people().length === 1);
		expect(yann.people()[0]!.name).toBe('Claire Morvan');
	});

	it.each([
		[
			'a state of more than 2 kB',
			encodeAwareness([{ clientId: 1, clock: 1, state: { cursor: 'x'.repeat(2100) } }]),
		],
		[
			'too many states',
			encodeAwareness(Array.from({ length: 1001 }, (_, n) => ({ clientId: n, clock: 1, state: {} }))),
		],
		['not JSON', new Uint8Array([1, 1, 1, 1, 123])],
		['fewer states than announced', new Uint8Array([2, 1, 1, 2, 123, 125])],
		['more bytes than announced', new Uint8Array([0, 0])],
	])('closes with 4400 for %s', async (_name, payload) => {
		const client = await raw(host, await newDocument(), troika.state);
		client.send({ type: 'awareness', payload });
		expect(await client.closed).toBe(4400);
	});

	it('gives a sign of life when nothing happens, and drops who gives none [LIM-5]', async () => {
		const document = await newDocument();
		const client = await raw(host, document, troika.state);
		await until('three signs', () => client.received.filter(({ type }) => type === 'awareness').length >= 3);
		const claire = await join(host, document, troika.academy);
		client.send({ type: 'awareness', payload: encodeAwareness([{ clientId: 7, clock: 1, state: {} }]) });
		await until('he is seen', () => claire.people().length === 1);
		// Its program hangs: no pong comes back.
		client.socket.pause();
		await until('he is gone', () => claire.people().length === 0);
		client.socket.resume();
		expect(await client.closed).toBe(1006);
	});
});
