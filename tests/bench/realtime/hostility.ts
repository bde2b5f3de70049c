import { attacks, Attacker, type Attack } from './attacker.ts';
import type { Effort } from './comparison.ts';
import { Crowd, pause } from './crowd.ts';
import { load } from './drive.ts';
import { prepareField } from './field.ts';
import { atMost, round, type Finding } from './finding.ts';
import { residentMegabytes } from './process.ts';
import { steadily } from './steadily.ts';
import { startSubject, subjects } from './subject.ts';
import { Typist } from './typist.ts';

const writers = 50;
/** Of each kind, at the same time. */
const attackers = 5;
/** Bytes a second that someone pastes, for the slow readers to let pile up. */
const pasted = 300_000;

/** L4: people who behave badly, in the same document as fifty who write; who reads slowly does so where there is much to read. */
export async function hostility({ seconds }: Effort): Promise<Finding> {
	// Two accounts more than writers: whoever pastes, and all who attack.
	const field = await prepareField({ rooms: 2, writers: writers + 2 });
	const server = await startSubject(subjects[0]!, field);
	const bad: { attack: Attack; attacker: Attacker }[] = [];
	const resident: number[] = [];
	const looking = setInterval(() => resident.push(residentMegabytes(server.pid)), 500);
	try {
		const task = { scenario: 'typing', writers, rate: 2, awareness: true, warmUp: 5000 } as const;
		const honest = { rooms: field.rooms.slice(0, 1) };
		const quiet = await load(server, honest, { ...task, duration: 10_000 });
		const before = residentMegabytes(server.pid);
		const paster = new Typist(server.seat(1, writers), new Crowd());
		await paster.joined;
		const stop = steadily([paster], 20, () => paster.paste(pasted / 20));
		for (const attack of attacks)
			for (let number = 0; number < attackers; number += 1) {
				const seat = server.seat(attack === 'slow reader' ? 1 : 0, writers + 1);
				bad.push({ attack, attacker: new Attacker({ ...seat, client: 2 ** 30 + bad.length }, attack) });
			}
		const busy = await load(server, honest, { ...task, duration: Math.max(30, seconds) * 1000 });
		stop();
		for (const { attacker } of bad) attacker.stop();
		await pause(100);
		return {
			title: 'L4: among people who behave badly',
			method: `${writers} people write in one document (2 updates and 2 presence changes a second each) while ${attackers} of each kind attack there with a session that may write (the slow readers in a document where someone pastes ${pasted / 1000} kB a second) and come back 500 ms after being sent away. RSS ${round(before)} MB before, at most ${round(Math.max(...resident))} MB.`,
			head: ['attack', 'sent away, times × code'],
			rows: attacks.map((attack) => [attack, ended(bad.filter((one) => one.attack === attack))]),
			verdicts: [
				atMost('L4', 'acknowledgement p99 without them', quiet.acknowledged.p99, 500, 'ms'),
				atMost('L4', 'acknowledgement p99 among them', busy.acknowledged.p99, 500, 'ms'),
				atMost('L4', 'honest writers sent away', busy.closed, 0, ''),
				atMost('L4', 'RSS, highest', Math.max(...resident), 400, 'MB'),
			],
		};
	} finally {
		clearInterval(looking);
		for (const { attacker } of bad) attacker.stop();
		await server.stop();
		server.forget();
		field.forget();
	}
}

function ended(bad: readonly { readonly attacker: Attacker }[]): string {
	const sum = new Map<number, number>();
	for (const { attacker } of bad)
		for (const [code, times] of attacker.codes) sum.set(code, (sum.get(code) ?? 0) + times);
	return [...sum].map(([code, times]) => `${times} × ${code}`).join(', ') || 'never';
}
