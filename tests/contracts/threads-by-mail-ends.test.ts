import { anonymous } from '#domain/access/person.ts';
import { moderationPurpose } from '#server/threads/telling.ts';
import { databases } from '#tests/support/databases.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { openMailStage, rose, tokenIn, type MailStage } from '#tests/support/mail-stage.ts';
import { personOf } from '#tests/support/people.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const from = { userAgent: 'test', address: '127.0.0.1' };

describe.each(databases)('what ends letters of threads to members by e-mail, on $name', ({ open }) => {
	let stage: MailStage;

	beforeAll(async () => {
		stage = await openMailStage(open);
	});
	afterAll(() => stage.database.close());
	beforeEach(() => stage.begin());

	it.each([
		['leave', (token: string) => stage.groups.leaveByMail(token)],
		[
			'are taken out',
			async () => stage.groups.removeMailMember(stage.crpv, stage.group, await stage.idOf(rose)),
		],
	])('who %s writes nothing more, and gets nothing more, not even what waits', async (_, end) => {
		await stage.add(rose);
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		await stage.threads.answerByLink(token, 'Moi.', stage.address);
		await stage.answer(id, 'Merci.');
		await end(token);
		await expect(stage.threads.answerByLink(token, 'Encore', stage.address)).rejects.toMatchObject({
			...{ kind: 'gone', message: expect.stringContaining('Vous n’êtes plus dans ce groupe') as string },
		});
		expect((await stage.deliver()).map(({ to }) => to)).toEqual([await stage.emailOf(stage.crpv)]);
		await stage.ask();
		expect(await stage.deliver()).toEqual([]);
		// What they said stays said.
		expect((await stage.said(id)).map(({ words }) => words)).toEqual([['Qui sait ?'], ['Moi.'], ['Merci.']]);
	});

	it('a closed thread, an archived group: one reads, and is told why one does not write', async () => {
		await stage.add(rose);
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		const refused = (message: string) =>
			expect(stage.threads.answerByLink(token, 'Trop tard ?', stage.address)).rejects.toMatchObject({
				...{ kind: 'forbidden', message: expect.stringContaining(message) as string },
			});
		await stage.threads.closeThread(stage.crpv, id, true);
		await refused('Le fil est fermé');
		expect((await stage.threads.openReply(token)).refusal).toContain('fermé');
		await stage.threads.closeThread(stage.crpv, id, false);
		await stage.life('archived');
		await refused('Le groupe est archivé');
		await stage.life('active');
		await stage.threads.answerByLink(token, 'À temps.', stage.address);
		expect(await stage.said(id)).toHaveLength(2);
	});

	it('a group that sleeps writes to nobody, not even when it wakes [rule 13]', async () => {
		await stage.add(rose);
		await stage.ask();
		await stage.life('dormant');
		expect(await stage.deliver()).toEqual([]);
		await stage.ask();
		await stage.life('active');
		expect(await stage.deliver()).toEqual([]);
	});

	it('what was hidden, taken back or moved away is not mailed, nor opened', async () => {
		await stage.add(rose);
		const hidden = await stage.ask('Une famille de la rue des Lilas.');
		const [post] = (await stage.threads.thread(stage.crpv, hidden)).posts;
		await stage.threads.hidePost(stage.crpv, hidden, post!.id, 'Une famille.');
		expect(await stage.deliver()).toEqual([]);
		const moved = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		const elsewhere = await stage.groups.found(stage.crpv, {
			...{ name: 'Ailleurs', presentation: '', kind: 'thematic' as const },
			...{ visibility: 'public' as const, entry: 'free' as const },
		});
		await stage.threads.moveThread(
			await personOf(stage.context, stage.crpv.actorId),
			moved,
			`group:${elsewhere}`,
		);
		await expect(stage.threads.openReply(token)).rejects.toMatchObject({ kind: 'gone' });
		await expect(stage.threads.answerByLink(token, 'Là ?', stage.address)).rejects.toMatchObject({
			kind: 'gone',
		});
	});

	it('who wrote what was hidden is told why', async () => {
		await stage.add(rose);
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		await stage.threads.answerByLink(token, 'Le petit Kévin.', stage.address);
		await stage.deliver();
		const { posts } = await stage.threads.thread(stage.crpv, id);
		await stage.threads.hidePost(stage.crpv, id, posts[1]!.id, 'Un élève y est nommé.');
		const [letter] = await lettersThatLeave(stage.context, { [moderationPurpose]: async () => '' });
		expect(letter).toMatchObject({ to: rose });
		expect(letter!.text).toContain('Un élève y est nommé.');
		expect((await stage.threads.openReply(token)).posts[1]).toMatchObject({ isHidden: true, paragraphs: [] });
	});

	it('who comes in with an account keeps their words; who objects has no name, and gets nothing', async () => {
		await stage.add(`Rose Kerdoncuff <${rose}>`, 'Alban Le Gall <alban@exemple.fr>');
		const id = await stage.ask();
		const mails = await stage.deliver();
		const token = (email: string) => tokenIn(mails.find(({ to }) => to === email));
		for (const one of [rose, 'alban@exemple.fr'])
			await stage.threads.answerByLink(token(one), `Voici ${one.slice(0, 4)}`, stage.address);
		await stage.deliver();
		const [invited] = await stage.add('compte@exemple.fr');
		await stage.groups.accept(
			anonymous,
			/\/par-courriel\/([\w-]{43})/.exec(invited!.text)![1]!,
			{ name: 'Camille' },
			from,
		);
		const waiting = await stage.database.reader
			.selectFrom('invitations')
			.select('id')
			.where('email', '=', rose)
			.where('group_id', '=', stage.group)
			.executeTakeFirstOrThrow();
		await stage.groups.resend(stage.crpv, stage.group, waiting.id);
		const again = (await stage.deliver()).find(({ to }) => to === rose);
		const entry = /\/par-courriel\/([\w-]{43})/.exec(again!.text)![1]!;
		await stage.groups.accept(anonymous, entry, { name: 'Rose Kerdoncuff' }, from);
		const [, first] = (await stage.threads.thread(stage.crpv, id)).posts;
		expect(first).toMatchObject({ author: 'Rose Kerdoncuff' });
		expect(first!.authorId).not.toBeNull();
		await stage.answer(id, 'Bienvenue.');
		expect((await stage.deliver()).map(({ to }) => to).sort()).toEqual(['alban@exemple.fr', rose]);

		const key = createHash('sha256').update('email\nalban@exemple.fr').digest('hex');
		await stage.database.write((trx) =>
			trx.insertInto('objections').values({ key_hash: key, at: stage.context.now().toISOString() }).execute(),
		);
		expect((await stage.said(id))[2]).toMatchObject({ author: null });
		await expect(
			stage.threads.answerByLink(token('alban@exemple.fr'), 'Encore', stage.address),
		).rejects.toMatchObject({
			kind: 'gone',
		});
		await stage.answer(id, 'Et encore.');
		expect((await stage.deliver()).map(({ to }) => to)).toEqual([rose]);
	});
});
