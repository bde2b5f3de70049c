import { anonymous } from '#domain/access/person.ts';
import { forgetReplyLinks } from '#server/threads/reply-address.ts';
import { databases } from '#tests/support/databases.ts';
import { openMailStage, rose, tokenIn, type MailStage } from '#tests/support/mail-stage.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

describe.each(databases)('threads and members by e-mail on $name', ({ open }) => {
	let stage: MailStage;

	beforeAll(async () => {
		stage = await openMailStage(open);
	});
	afterAll(() => stage.database.close());
	beforeEach(() => stage.begin());

	it('each is told of a thread, once, with a link that no table keeps and another way out [I1, rule 9]', async () => {
		await stage.add(`Rose Kerdoncuff <${rose}>`, 'alban@exemple.fr');
		await stage.ask('Qui a un minibus ?');
		const mails = await stage.deliver();
		expect(mails.map(({ to }) => to).sort()).toEqual(['alban@exemple.fr', rose]);
		expect(mails[0]).toMatchObject({ subject: `${stage.crpv.name} pose une question : Une question` });
		expect(mails[0]!.text).toContain('Qui a un minibus ?');
		const token = tokenIn(mails[0]);
		expect(mails[0]!.unsubscribe).toBe(`${stage.context.config.ORIGIN}/par-courriel/${token}`);
		const kept = await Promise.all(
			(['thread_mail_letters', 'mail_member_links', 'outbox'] as const).map((table) =>
				stage.database.reader.selectFrom(table).selectAll().execute(),
			),
		);
		expect(JSON.stringify(kept)).not.toContain(token);
		expect(await stage.deliver()).toEqual([]);
	});

	it('they answer without account, under their name; looking, however often, changes nothing', async () => {
		await stage.add(`Rose Kerdoncuff <${rose}>`, 'sans.nom@exemple.fr');
		const id = await stage.ask();
		const mails = await stage.deliver();
		const token = tokenIn(mails.find(({ to }) => to === rose));
		for (let look = 0; look < 5; look += 1)
			expect(await stage.threads.openReply(token)).toMatchObject({
				...{ as: 'Rose Kerdoncuff', refusal: null, isFollowing: false, isByMail: true },
			});
		expect(await stage.said(id)).toHaveLength(1);
		await stage.threads.answerByLink(token, 'Moi, le mardi.', stage.address);
		const unnamed = tokenIn(mails.find(({ to }) => to === 'sans.nom@exemple.fr'));
		stage.later();
		await stage.threads.answerByLink(unnamed, 'Et moi.', stage.address);
		// Who gave no name is shown by what tells them apart, and nothing that one could write to.
		expect((await stage.said(id)).slice(1)).toEqual([
			{ author: 'Rose Kerdoncuff', words: ['Moi, le mardi.'] },
			{ author: 's…@exemple.fr', words: ['Et moi.'] },
		]);
		const told = await stage.deliver();
		expect(told.map(({ to }) => to).sort()).toEqual(
			[rose, await stage.emailOf(stage.crpv), await stage.emailOf(stage.crpv)].sort(),
		);
		expect(told.map(({ text }) => text).join('')).not.toContain('sans.nom@');
		expect((await stage.threads.openReply(token)).posts.map(({ isMine }) => isMine)).toEqual([
			false,
			true,
			false,
		]);
		// A link says nothing of who reads nowhere else.
		await stage.database.write((trx) =>
			trx.updateTable('groups').set({ visibility: 'public' }).where('id', '=', stage.group).execute(),
		);
		expect((await stage.threads.thread(anonymous, id)).posts.map(({ author }) => author)).toEqual([
			null,
			null,
			null,
		]);
	});

	it('who has answered, or asked for it, is told of what follows; nobody else; it stops by the same link', async () => {
		await stage.add(rose, 'alban@exemple.fr', 'line@exemple.fr');
		const id = await stage.ask();
		const mails = await stage.deliver();
		const token = (email: string) => tokenIn(mails.find(({ to }) => to === email));
		await stage.threads.answerByLink(token(rose), 'Moi.', stage.address);
		await stage.threads.followByLink(token('alban@exemple.fr'));
		await stage.deliver();
		await stage.answer(id, 'Merci.');
		expect((await stage.deliver()).map(({ to }) => to).sort()).toEqual(['alban@exemple.fr', rose]);
		await stage.threads.stopByLink(token(rose));
		await stage.threads.stopByLink(token(rose));
		await stage.answer(id, 'Encore.');
		expect((await stage.deliver()).map(({ to }) => to)).toEqual(['alban@exemple.fr']);
		expect(await stage.threads.openReply(token(rose))).toMatchObject({ isFollowing: false });
		// What came before one wrote, one has read.
		await stage.answer(id, 'Alors ?');
		stage.later();
		await stage.threads.answerByLink(token('alban@exemple.fr'), 'Oui.', stage.address);
		expect((await stage.deliver()).map(({ to }) => to)).toEqual([await stage.emailOf(stage.crpv)]);
	});

	it('fifty who post the same words at once by one link say them once [R7]', async () => {
		await stage.add(rose);
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		const ends = await Promise.allSettled(
			Array.from({ length: 50 }, () => stage.threads.answerByLink(token, 'Une seule fois.', stage.address)),
		);
		expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
		expect((await stage.said(id)).slice(1)).toHaveLength(1);
		// Sent once more, it is said already, whatever was counted.
		await stage.threads.answerByLink(token, 'Une seule fois.', stage.address).catch(() => undefined);
		expect((await stage.said(id)).slice(1)).toHaveLength(1);
		expect((await stage.deliver()).map(({ to }) => to)).toEqual([await stage.emailOf(stage.crpv)]);
	});

	it('a link answers ten times a day in its thread alone, and for thirty days; leaving has no end', async () => {
		await stage.add(rose);
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		const other = await stage.ask();
		for (let time = 0; time < 10; time += 1)
			await stage.threads.answerByLink(token, `Suite ${time}`, stage.address);
		await expect(stage.threads.answerByLink(token, 'Encore', stage.address)).rejects.toMatchObject({
			kind: 'too-many',
		});
		expect((await stage.said(id)).slice(1)).toHaveLength(10);
		expect((await stage.said(other)).slice(1)).toHaveLength(0);
		for (const wrong of [token.slice(1), 'A'.repeat(43), token.toLowerCase()])
			await expect(stage.threads.answerByLink(wrong, 'x', stage.address)).rejects.toMatchObject({
				kind: 'gone',
			});
		stage.pass(31);
		await expect(stage.threads.answerByLink(token, 'Tard', stage.address)).rejects.toMatchObject({
			kind: 'gone',
		});
		await forgetReplyLinks(stage.context);
		expect(await stage.database.reader.selectFrom('thread_mail_letters').select('id').execute()).toEqual([]);
		expect(await stage.groups.isMailMembership(token)).toBe(true);
		await stage.groups.leaveByMail(token);
		expect(await stage.groups.openMailMembership(token)).toMatchObject({ hasLeft: true });
	});

	it('is bound to its address: a link of one is never another’s', async () => {
		await stage.add(`Rose Kerdoncuff <${rose}>`, 'Alban Le Gall <alban@exemple.fr>');
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver()).find(({ to }) => to === rose));
		// Even if their row came to hold another stage.address.
		await stage.database.write((trx) =>
			trx
				.updateTable('mail_members')
				.set({ email: 'intruse@exemple.fr' })
				.where('email', '=', rose)
				.where('group_id', '=', stage.group)
				.execute(),
		);
		await expect(stage.threads.openReply(token)).rejects.toMatchObject({ kind: 'gone' });
		await expect(stage.threads.answerByLink(token, 'Moi ?', stage.address)).rejects.toMatchObject({
			kind: 'gone',
		});
		expect(await stage.said(id)).toHaveLength(1);
	});
});
