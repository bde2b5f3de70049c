import { can, type ResourceOf } from '#domain/access/can.ts';
import { visibilities } from '#domain/access/visibility.ts';
import { connect, type Database } from '#server/database/connection.ts';
import { socketAccess } from '../../src/route-access.ts';
import { allAsks, expectedAnswer, strangeTwins, type Ask } from '../permissions/asks.ts';
import { factsOf, parseWhen } from '../permissions/facts.ts';
import { knock } from '../permissions/knock.ts';
import { personas } from '../permissions/personas.ts';
import {
	createWorld,
	inhabitants,
	writeMemberships,
	type Inhabitant,
	type World,
} from '../permissions/world.ts';
import { forget, newPlace, startServer, type DemoServer } from './support/server.ts';
import { expect, test } from './support/test.ts';

/**
 * The table of rights, asked of a running server: every declared address and the socket, for every kind of person.
 * Requests are sent as they are, without a browser.
 */
let server: DemoServer;
let database: Database;
let world: World;

test.beforeAll(async () => {
	const place = await newPlace();
	server = await startServer(place);
	database = connect(undefined, place.dataDir);
	world = await createWorld(database, place.dataDir);
});

test.afterAll(async () => {
	await database.close();
	await server.stop();
	await forget(server);
});

const cookieOf = ({ session }: Inhabitant) => (session ? `maillage=${session}` : null);

async function send(person: Inhabitant, { way, path, form }: Ask): Promise<Response> {
	const cookie = cookieOf(person);
	const address = `${server.origin}${path}${way.startsWith('?') ? way : ''}`;
	const headers = { accept: 'text/html', origin: server.origin, ...(cookie ? { cookie } : {}) };
	if (way === 'GET') return fetch(address, { headers, redirect: 'manual' });
	return fetch(address, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
}

/**
 * The status of what was asked. A refused form is shown again by its page, which may then lead elsewhere: the outcome
 * itself is what scripts are told.
 */
async function outcome(person: Inhabitant, ask: Ask): Promise<number> {
	if (ask.way === 'GET') return (await send(person, ask)).status;
	const cookie = cookieOf(person);
	const answer = await fetch(`${server.origin}${ask.path}${ask.way.startsWith('?') ? ask.way : ''}`, {
		method: 'POST',
		headers: {
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			origin: server.origin,
			...(cookie ? { cookie } : {}),
		},
		body: new URLSearchParams(ask.form),
		redirect: 'manual',
	});
	const told = (await answer.json()) as { type: string; status?: number };
	return told.type === 'error' ? answer.status : (told.status ?? answer.status);
}

/** What is sent back, without what may differ between two answers to the same question. */
async function comparable(response: Response, path: string): Promise<string> {
	const body = await response.text();
	const withoutNonces = body
		.replaceAll(/nonce="[^"]*"/g, 'nonce')
		.replaceAll(encodeURIComponent(path), 'PATH')
		.replaceAll(path, 'PATH');
	const headers = [...response.headers].filter(
		([name]) => !['date', 'etag', 'content-length'].includes(name),
	);
	const shown = headers.map(([name, value]) => `${name}: ${value.replaceAll(/'nonce-[^']*'/g, 'nonce')}`);
	return [response.status, ...shown, withoutNonces].join('\n');
}

for (const persona of inhabitants)
	test(`${persona}: each address answers what docs/permissions.md says [R1]`, async () => {
		const person = world.people.find((inhabitant) => inhabitant.persona === persona);
		if (!person) throw new Error(persona);
		for (const ask of allAsks(world)) {
			if (ask.route === '/deconnexion') continue;
			const status = await outcome(person, ask);
			const about = `${persona}: ${ask.way} ${ask.route} (${ask.when})`;
			const expected = expectedAnswer(persona, ask);
			if (expected === 'allowed') expect.soft(ask.through, about).toContain(status);
			else expect.soft(status, about).toBe(expected);
			if (expected === 404) await expectTwins(person, ask);
			// Whoever joined or left is back where the table has them: elsewhere nobody does.
			if (ask.way !== 'GET' && ask.route === '/groupes/[id]')
				await database.write((trx) => writeMemberships(trx, world));
		}
	});

/** Forbidden, unknown and malformed: the same bytes but for nonces [R4]. */
async function expectTwins(person: Inhabitant, ask: Ask): Promise<void> {
	const forbidden = await comparable(await send(person, ask), ask.path);
	for (const path of strangeTwins(ask)) {
		const twin = await send(person, { ...ask, path });
		expect.soft(await comparable(twin, path), `${person.persona}: ${ask.way} ${path}`).toBe(forbidden);
	}
}

test('the socket opens, and lets write, whom the table says [R1]', async () => {
	for (const person of world.people)
		for (const visibility of visibilities) {
			const about = `${person.persona}, ${visibility}`;
			const may = (action: (typeof socketAccess)[keyof typeof socketAccess]) => {
				const [facts] = factsOf(action, parseWhen(visibility), person.persona);
				const asker = personas[person.persona];
				return asker !== undefined && can(asker, action, facts as ResourceOf<typeof action>);
			};
			const door = await knock(server.origin, world.documents[visibility], cookieOf(person));
			if (may(socketAccess.open)) expect.soft(door, about).toEqual({ canWrite: may(socketAccess.write) });
			else expect.soft(door, about).toEqual({ closed: person.session ? 4404 : 4401 });
		}
});

test('the socket answers the same for forbidden, unknown and malformed [R4]', async () => {
	const stranger = world.people.find(({ persona }) => persona === 'stranger');
	if (!stranger) throw new Error('stranger');
	const hidden = world.documents.members;
	for (const id of [hidden, crypto.randomUUID(), hidden.toUpperCase(), hidden.slice(1), 'x', '%00', '']) {
		expect.soft(await knock(server.origin, id, cookieOf(stranger)), id).toEqual({ closed: 4404 });
		expect.soft(await knock(server.origin, id, null), id).toEqual({ closed: 4401 });
	}
});

test('leaving with /deconnexion is for everyone', async () => {
	for (const person of world.people.slice(0, 2)) {
		const answer = await send(person, {
			route: '/deconnexion',
			way: 'POST',
			path: '/deconnexion',
			when: 'any',
			form: {},
			through: [303],
		});
		expect(answer.status).toBe(303);
	}
});
