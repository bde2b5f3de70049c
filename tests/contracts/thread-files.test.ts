import { anonymous, type Member } from '#domain/access/person.ts';
import { removeUnused } from '#server/attachments/unused.ts';
import { openStore } from '#server/attachments/store.ts';
import { databases } from '#tests/support/databases.ts';
import { openMailStage, rose, tokenIn, type MailStage } from '#tests/support/mail-stage.ts';
import { personOf } from '#tests/support/people.ts';
import { aPng } from '#tests/support/pictures.ts';
import { zipOf } from '#tests/support/zip.ts';
import { seedId } from '#server/seed/identity.ts';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const sent = (name: string, bytes: Uint8Array, shows = '') => ({
	...{ name, shows, size: bytes.length, bytes: async () => bytes },
});
const pdf = (words = 'un') => Buffer.from(`%PDF-1.7\n${words}`);
const docx = (...more: string[]) =>
	zipOf(['[Content_Types].xml', 'word/document.xml', ...more].map((name) => ({ name, content: '<x/>' })));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Files go with the post they came with: who reads it has them, and nobody else. */
describe.each(databases)('files of posts on $name', ({ open }) => {
	let stage: MailStage;
	let folder: string;
	let stranger: Member;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'maillage-files-'));
		stage = await openMailStage(open, folder);
		stranger = await personOf(stage.context, seedId('actor', 'newcomer'));
	});
	afterAll(async () => {
		await stage.database.close();
		rmSync(folder, { recursive: true, force: true });
	});
	beforeEach(() => stage.begin());

	const answer = (id: string, ...files: ReturnType<typeof sent>[]) => {
		stage.later();
		return stage.threads.answer(stage.crpv, id, { body: 'Voici.', chosen: new Map(), files });
	};
	const last = async (id: string) => (await stage.threads.thread(stage.crpv, id)).posts.at(-1)!;
	const isOnDisk = (bytes: Uint8Array) => existsSync(openStore(folder, 0).place(hashOf(bytes)));
	const textOf = async ({ content }: { content: Blob }) => Buffer.from(await content.arrayBuffer());

	it('come with a question or an answer, known by their bytes, with what pictures show', async () => {
		const picture = aPng(4, 3);
		const made = await stage.threads.open(
			stage.crpv,
			{ groupId: stage.group },
			{
				...{ kind: 'question', title: 'Qui a le plan ?', body: 'Voir.', chosen: new Map() },
				files: [sent('C:\\plan\u202E.exe', picture, ' Le plan\u200B du gymnase '), sent('acte.docx', docx())],
			},
		);
		if (!('id' in made)) throw new Error('ambiguous');
		const { files } = await last(made.id);
		expect(files).toMatchObject([
			{ name: 'plan.exe', type: 'image/png', width: 4, height: 3, shows: 'Le plan du gymnase' },
			{ name: 'acte.docx', type: expect.stringContaining('wordprocessingml') as string, shows: '' },
		]);
		const given = await stage.threads.file(stage.crpv, made.id, files[0]!.id);
		expect(await textOf(given)).toEqual(picture);
	});

	it.each([
		['a program', sent('facture.pdf', Buffer.from('MZ\x90\0 this program'))],
		['a page', sent('plan.png', Buffer.from('<svg onload="alert(1)">'))],
		['an archive', sent('acte.docx', zipOf([{ name: 'virus.exe', content: 'x' }]))],
		['macros', sent('acte.docx', docx('word/vbaProject.bin'))],
		['half an archive', sent('acte.docx', docx().slice(0, 60))],
		['an old format', sent('acte.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
		['nothing', sent('vide.pdf', new Uint8Array())],
		['too much', { ...sent('gros.pdf', pdf()), size: 11 * 1024 * 1024 }],
	])('refuse %s, and nothing is written', async (_, file) => {
		const id = await stage.ask();
		await expect(answer(id, file)).rejects.toMatchObject({
			...{ kind: 'invalid', message: expect.stringContaining('Rien n’a été publié') as string },
		});
		await expect(answer(id, ...Array.from({ length: 4 }, () => sent('a.pdf', pdf())))).rejects.toMatchObject({
			kind: 'invalid',
		});
		expect(await stage.said(id)).toHaveLength(1);
	});

	it('are for who reads the thread, at that moment, and in that thread alone', async () => {
		const [id, other] = [await stage.ask(), await stage.ask()];
		await answer(id, sent('acte.pdf', pdf()));
		const [file] = (await last(id)).files;
		const refused = (act: Promise<unknown>) => expect(act).rejects.toMatchObject({ kind: 'not-found' });
		for (const who of [anonymous, stranger]) await refused(stage.threads.file(who, id, file!.id));
		await refused(stage.threads.file(stage.crpv, other, file!.id));
		await refused(stage.threads.file(stage.crpv, id, 'pas-un-identifiant'));
		await stage.threads.file(stage.crpv, id, file!.id);
	});

	it('are hidden with the post, but from who animates; by a letter, they are read as the thread is', async () => {
		await stage.add(rose);
		const id = await stage.ask();
		const token = tokenIn((await stage.deliver())[0]);
		await answer(id, sent('acte.pdf', pdf('lu')));
		const { id: postId, files } = await last(id);
		const [file] = files;
		await stage.threads.followByLink(token);
		await answer(id, sent('autre.pdf', pdf('autre')));
		expect((await stage.deliver())[0]!.text).toContain('Fichier joint, à ouvrir par le lien : autre.pdf');
		expect(await textOf(await stage.threads.fileByLink(token, file!.id))).toEqual(pdf('lu'));
		await stage.threads.hidePost(stage.crpv, id, postId, 'Un élève y est nommé.');
		await expect(stage.threads.fileByLink(token, file!.id)).rejects.toMatchObject({ kind: 'not-found' });
		await stage.threads.file(stage.crpv, id, file!.id);
		await stage.threads.hidePost(stage.crpv, id, postId, null);
		await stage.groups.leaveByMail(token);
		await expect(stage.threads.fileByLink(token, file!.id)).rejects.toMatchObject({ kind: 'gone' });
	});

	it('go with the post that is taken back, or one by one; their bytes at night, unless another has the same', async () => {
		const [same, alone, third] = [pdf('la même'), pdf('seule'), pdf('troisième')];
		const id = await stage.ask();
		await answer(id, sent('a.pdf', same), sent('b.pdf', alone), sent('c.pdf', third));
		const { id: postId, files } = await last(id);
		await answer(id, sent('z.pdf', same));
		await stage.threads.editPost(stage.crpv, id, postId, {
			...{ title: '', body: 'Voici.', chosen: new Map(), without: [files[2]!.id] },
		});
		expect((await stage.threads.thread(stage.crpv, id)).posts[1]!.files.map(({ name }) => name)).toEqual([
			...['a.pdf', 'b.pdf'],
		]);
		await stage.threads.withdrawPost(stage.crpv, id, postId);
		for (const { id: fileId } of files)
			await expect(stage.threads.file(stage.crpv, id, fileId)).rejects.toMatchObject({ kind: 'not-found' });
		const old = new Date('2026-01-01T00:00:00Z');
		for (const bytes of [same, alone, third]) utimesSync(openStore(folder, 0).place(hashOf(bytes)), old, old);
		await removeUnused(stage.context);
		expect([same, alone, third].map(isOnDisk)).toEqual([true, false, false]);
		const [kept] = (await last(id)).files;
		expect(await textOf(await stage.threads.file(stage.crpv, id, kept!.id))).toEqual(same);
	});
});
