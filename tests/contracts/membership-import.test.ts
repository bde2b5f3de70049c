import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { runImport } from '#server/imports/directory/runner.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { aGroup, anAccount, type TestAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { personOf } from '#tests/support/people.ts';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(databases)('a list of members of groups on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;
	let group: string;
	let closed: string;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		imports = importUseCases(context);
		const { actorId } = await anAccount(database, { administrator: 1 });
		await database.write(async (trx) => {
			group = await aGroup(trx);
			closed = await aGroup(trx);
			for (const [id, name] of [
				[group, 'Atelier des quais'],
				[closed, 'Groupe fermé'],
			] as const)
				await trx.updateTable('groups').set({ name }).where('id', '=', id).execute();
			await trx
				.insertInto('memberships')
				.values({
					...{ id: v7(), group_id: group, actor_id: actorId, role: 'animator' },
					...{ from_day: '2025-01-01', until_day: null },
				})
				.execute();
		});
		keeper = await personOf(context, actorId);
	});
	afterAll(async () => {
		await imports.stop();
		await database.close();
	});

	const someone = async (name: string): Promise<TestAccount> => {
		const account = await anAccount(database);
		await database.write((trx) =>
			trx.updateTable('actors').set({ name }).where('id', '=', account.actorId).execute(),
		);
		return account;
	};
	const bring = (...lines: string[]) =>
		imports.bring(keeper, {
			...{ kind: 'memberships', name: 'membres.csv', source: 'Feuille de présence' },
			bytes: new TextEncoder().encode(['Nom;Groupe;Rôle;Du;Au', ...lines].join('\n')),
		});
	const view = (id: string) => imports.import(keeper, id, { verdict: '', page: 1 });
	const run = async (id: string, step: 'confirm' | 'undo') => {
		await imports.step(keeper, id, step);
		await runImport(context, id);
	};
	const rowsOf = (actorId: string) =>
		database.reader.selectFrom('memberships').selectAll().where('actor_id', '=', actorId).execute();
	const letters = (email: string) =>
		database.reader.selectFrom('outbox').selectAll().where('recipient', '=', email).execute();

	it('puts people of the directory in a group that one animates, tells them, and takes it back', async () => {
		const { actorId, accountId, email } = await someone('Soazig Prigent');
		const changed: (string | undefined)[] = [];
		context.events.on('access-changed', (change) => changed.push(change.accountId));
		const id = await bring(
			'Prigent Soazig;Atelier des quais;Observatrice;01/02/2026;',
			'Soazig Prigent;atelier des Quais;membre;;',
			`Personne Inconnue;${group};;;`,
			'Soazig Prigent;Groupe fermé;membre;;',
			'Soazig Prigent;Rien de tel;membre;;',
			'Soazig Prigent;Atelier des quais;animatrice;;',
			'Soazig Prigent;Atelier des quais;membre;01/02/2024;31/12/2023',
			'Soazig Prigent;Atelier des quais;membre;hier;',
		);
		const { rows } = await view(id);
		expect(rows.map(({ verdict }) => verdict)).toEqual([
			...['create', 'known', 'refused', 'refused', 'refused', 'refused', 'refused', 'refused'],
		]);
		// A closed group is not told from none [R4].
		const [exists, none] = [rows[3], rows[4]].map((row) => row?.remarks[0]?.replace(/«.*»/, ''));
		expect(exists).toBe(none);
		expect(rows[5]?.remarks[0]).toContain('personne n’anime un groupe par un fichier');
		expect(await rowsOf(actorId)).toEqual([]);

		await run(id, 'confirm');
		expect(await rowsOf(actorId)).toMatchObject([
			{ group_id: group, role: 'observer', from_day: '2026-02-01', until_day: null },
		]);
		expect(changed).toContain(accountId);
		const [letter] = await letters(email);
		expect(letter?.body).toContain(`/groupes/${group}`);
		expect(letter?.body).toContain('Atelier des quais');

		expect((await view(await bring('Soazig Prigent;Atelier des quais;membre;;'))).rows[0]).toMatchObject({
			verdict: 'known',
			remarks: ['est déjà dans ce groupe à ces dates'],
		});
		await run(id, 'undo');
		expect(await rowsOf(actorId)).toEqual([]);
		expect(await letters(email)).toEqual([]);
	});

	it('asks which of two namesakes is meant', async () => {
		await someone('Anne Le Goff');
		await someone('Anne Le Goff');
		const { rows } = await view(await bring('Anne Le Goff;Atelier des quais;;;'));
		expect(rows[0]).toMatchObject({
			verdict: 'refused',
			remarks: ['plusieurs personnes portent ce nom : précisez la structure'],
		});
	});

	it('leaves who objected or declined meanwhile, who has no address, and all once one animates no more', async () => {
		const [objected, declined, silent] = [
			await someone('Gwen Corre'),
			await someone('Loïc Tanguy'),
			await someone('Yann Bodin'),
		];
		const id = await bring(
			...['Gwen Corre', 'Loïc Tanguy', 'Yann Bodin'].map((name) => `${name};Atelier des quais;;;`),
		);
		const at = context.now().toISOString();
		await database.write(async (trx) => {
			await trx.updateTable('actors').set({ objected_at: at }).where('id', '=', objected.actorId).execute();
			await trx.deleteFrom('accounts').where('id', '=', silent.accountId).execute();
			await trx
				.insertInto('invitations')
				.values({
					...{ id: v7(), group_id: group, email: declined.email, name: '', role: 'member', words: '' },
					...{ invited_by: null, token_hash: null, created_at: at, sent_at: at, expires_at: at },
					...{ outcome: 'declined', answered_at: at },
				})
				.execute();
		});
		await run(id, 'confirm');
		for (const { actorId } of [objected, declined, silent]) expect(await rowsOf(actorId)).toEqual([]);
		expect(await letters(declined.email)).toEqual([]);

		const { actorId } = await someone('Maël Riou');
		const late = await bring('Maël Riou;Atelier des quais;;;');
		await database.write((trx) =>
			trx.updateTable('groups').set({ state: 'archived' }).where('id', '=', group).execute(),
		);
		await run(late, 'confirm');
		expect(await rowsOf(actorId)).toEqual([]);
		await database.write((trx) =>
			trx.updateTable('groups').set({ state: 'active' }).where('id', '=', group).execute(),
		);
	});
});
