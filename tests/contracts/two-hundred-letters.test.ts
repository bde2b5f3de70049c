import { databases } from '#tests/support/databases.ts';
import { openMailStage, type MailStage } from '#tests/support/mail-stage.ts';
import { openingForm } from '#tests/support/polls.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** What is promised of two hundred letters left to leave in one transaction, in milliseconds. */
const promised = 10_000;
const size = 200;

describe.each(databases)('two hundred letters at once, on $name', ({ open }) => {
	let stage: MailStage;
	const people = () =>
		Array.from({ length: size }, (_, at) => `Personne ${at} <p${at}@exemple.fr>`).join('\n');
	async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
		const began = performance.now();
		await work();
		const took = performance.now() - began;
		expect(took, what).toBeLessThan(promised);
	}
	const invite = (byMail: boolean) =>
		stage.groups.invite(stage.crpv, stage.group, {
			people: people(),
			words: 'Venez.',
			role: 'member',
			byMail,
		});
	const waiting = async () =>
		(await stage.database.reader.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute())
			.length;

	beforeAll(async () => {
		stage = await openMailStage(open);
	});
	afterAll(() => stage.database.close());
	beforeEach(() => stage.begin());

	it('invitations', async () => {
		await timed('200 invitations', async () => {
			expect(await invite(false)).toMatchObject({ invited: size });
		});
		expect(await waiting()).toBe(size);
	}, 60_000);

	it('a question and a poll to members by e-mail', async () => {
		await timed('200 invitations by e-mail', () => invite(true));
		await stage.database.write((trx) => trx.deleteFrom('outbox').execute());
		await timed('a question to 200 members by e-mail', () => stage.ask('Qui vient ?'));
		expect(await waiting()).toBe(size);
		const closesOn = new Date(stage.context.now().getTime() + 864e6).toISOString().slice(0, 10);
		await timed('a poll to 200 members by e-mail', () =>
			stage.polls.openPoll(stage.crpv, stage.group, openingForm({ closesOn })),
		);
		expect(await waiting()).toBe(2 * size);
	}, 60_000);
});
