import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { aNetwork, hasServers, needsServers, redisUrl, type Network } from '../support/peers.ts';
import { aBalancer, startProcess, type Process } from '../support/processes.ts';
import { join, leaveAll, sectionText, until, type OwnEditor } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';

describe.skipIf(!hasServers)(`real processes behind a proxy${needsServers}`, () => {
	let network: Network;
	let troika: Troika;
	let processes: Process[];
	let balancer: Awaited<ReturnType<typeof aBalancer>>;
	beforeAll(async () => {
		// The host of the test's own process only makes people and reads what is stored.
		network = await aNetwork(1);
		troika = await aTroika(network.hosts[0]!);
		processes = await Promise.all([1, 2, 3].map(() => startProcess(network.databaseUrl, redisUrl)));
		balancer = await aBalancer(() => processes.map(({ port }) => port));
	});
	afterEach(leaveAll);
	afterAll(async () => {
		balancer.close();
		for (const { child } of processes) {
			child.kill('SIGTERM');
			if (child.exitCode === null) await once(child, 'exit');
		}
		await network.close();
	});

	it(
		'one killed at any moment loses nothing that was acknowledged; its people go on with another [E1] [E6]',
		{
			timeout: 90_000,
		},
		async () => {
			const [host] = network.hosts;
			const document = await aDocument(host!, troika.groupId, troika.state);
			const address = { ...host!, site: balancer.site };
			const { state, academy, authority } = troika;
			const people: OwnEditor[] = [];
			for (const person of [state, academy, authority, state, academy, authority])
				people.push(await join(address, document, person));
			people[0]!.type(' ');
			await until('everyone has the line', () => people.every(({ text }) => text() === ' '));
			const typed = people.map(() => 0);
			const acknowledged = people.map(() => 0);
			let isTyping = true;
			const typing = setInterval(() => {
				if (!isTyping) return;
				for (const [index, { type, channel }] of people.entries()) {
					if (!channel.hasPending) acknowledged[index] = typed[index]!;
					if (Math.random() < 0.4) type(`[${index}.${(typed[index] = typed[index]! + 1)}]`);
				}
			}, 20);
			for (let kill = 0; kill < 3; kill += 1) {
				await new Promise((resolve) => setTimeout(resolve, 400 + Math.random() * 600));
				const [killed] = processes.splice(kill % processes.length, 1);
				killed!.child.kill('SIGKILL');
				await once(killed!.child, 'exit');
				const promised = [...acknowledged];
				const stored = sectionText(
					loadState(await readJournal(host!.context.database.reader, document.id)),
					document,
				);
				for (const [index, count] of promised.entries())
					for (let word = 1; word <= count; word += 1) expect(stored).toContain(`[${index}.${word}]`);
				isTyping = false;
				processes.push(await startProcess(network.databaseUrl, redisUrl));
				isTyping = true;
			}
			clearInterval(typing);
			await until(
				'everything is saved',
				() => people.every(({ channel }) => channel.save.state === 'saved'),
				40_000,
			);
			await until('all copies are equal', () => new Set(people.map(({ text }) => text())).size === 1, 20_000);
			const words = people[0]!.text().match(/\[[\d.]+\]/g) ?? [];
			expect(words.length).toBe(typed.reduce((sum, count) => sum + count));
			expect(new Set(words).size).toBe(words.length);
			const fresh = await join(address, document, troika.reader);
			expect(fresh.text()).toBe(people[0]!.text());
		},
	);
});
