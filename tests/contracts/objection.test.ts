import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { enteredPurpose, objectionAddress, objectionPurpose } from '#server/directory/objection-links.ts';
import { hasObjected } from '#server/directory/objections.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { createDocument } from '#server/documents/writes.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { homeUseCases } from '#server/home/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { territoryUseCases } from '#server/territories/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const tilleuls = seedId('organisation', 'tilleuls');
const name = 'Yvonne Trégastel';
const newcomer = {
	name,
	email: 'yvonne@exemple.fr',
	function: 'Bénévole au jardin',
	from: '2026-01-05',
	source: 'rencontrée au forum des associations',
};

describe.each(databases)('somebody entered by another, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let documents: ReturnType<typeof documentUseCases>;
	let lea: Member;
	let note: string;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		directory = directoryUseCases(context);
		documents = documentUseCases(context);
		lea = await personOf(context, seedId('actor', 'angers-authority'));
	});
	afterAll(() => database.close());

	const enter = () => directory.enterPerson(lea, { organisationId: tilleuls }, newcomer);
	const rows = () => database.reader.selectFrom('actors').selectAll().where('name', '=', name).execute();

	/** What leaves the outbox. */
	const deliver = () =>
		lettersThatLeave(context, {
			[enteredPurpose]: objectionAddress(context),
			[objectionPurpose]: objectionAddress(context),
		});

	/** Every place of the product that could tell of a person, by its name. */
	const everywhere = async (): Promise<Record<string, string>> => {
		const id = (await rows())[0]?.id ?? '';
		const told = {
			record: await directory.actor(lea, id).catch(() => null),
			organisation: (await directory.organisation(lea, tilleuls)).people,
			quarter: (await territoryUseCases(context).territory(lea, 'qpv', 'QN04905M')).actors,
			group: (await groupUseCases(context).group(lea, space)).members,
			search: (await find(context, anonymous, { q: 'Trégastel' })).entries,
			misspelt: (await find(context, anonymous, { q: 'Tregastell' })).entries,
			picker: await documents.lookUp(lea, note, 'yvonne', 'personne'),
			responsible: (await documents.people(lea, note)).candidates,
			mentions: await documents.names(lea, note),
			export: (await documents.export(lea, note)).names,
		};
		return Object.fromEntries(Object.entries(told).map(([place, what]) => [place, JSON.stringify(what)]));
	};
	const counts = async () => ({
		actors: (await homeUseCases(context).visitor(anonymous)).network.actors,
		members: (await groupUseCases(context).group(lea, space)).members.length,
		found: (await find(context, anonymous, { q: 'Trégastel' })).total,
	});

	it('is told by one letter, with its source, and nobody sees the address [P3]', async () => {
		await expect(
			directory.enterPerson(anonymous, { organisationId: tilleuls }, newcomer),
		).rejects.toMatchObject({
			kind: 'signed-out',
		});
		await enter();
		await enter();
		expect(await rows()).toHaveLength(1);
		const [mail, ...others] = await deliver();
		expect(others).toEqual([]);
		expect(mail).toMatchObject({ to: newcomer.email });
		for (const words of [name, 'Léa Montfort', newcomer.source, newcomer.function])
			expect(mail?.text).toContain(words);
		for (const viewer of [anonymous, await personOf(context, seedId('actor', 'newcomer'))])
			expect(JSON.stringify(await directory.actor(viewer, (await rows())[0]?.id ?? ''))).not.toContain(
				newcomer.email,
			);
	});

	it('is reached by nobody’s choice but their own, who entered them least of all [P2] [P3]', async () => {
		const id = (await rows())[0]?.id ?? '';
		const { lines, themes: _, ...record } = await directory.record(lea, id);
		expect(record.mayContact).toBe(false);
		expect(JSON.stringify(lines)).not.toContain(newcomer.email);
		const victim = { value: 'victime@exemple.fr', visibility: 'public' as const };
		await directory.saveRecord(lea, id, {
			...{ name, themes: [], themesVisibility: 'me', writers: 'public', seen: record.seen },
			lines: { ...lines, email: victim, phone: victim },
		});
		const kept = await database.reader
			.selectFrom('actor_fields')
			.select(['field', 'value', 'visibility'])
			.where('actor_id', '=', id)
			.execute();
		expect(kept).toEqual([{ field: 'email', value: newcomer.email, visibility: 'me' }]);
		await directory.suggestCorrection(lea, 'actor', id, { field: 'email', value: victim.value, reason: '' });
		const waiting = await database.reader.selectFrom('record_corrections').selectAll().execute();
		await expect(
			directory.decideCorrection(lea, 'actor', id, waiting.at(-1)?.id ?? '', 'accepted'),
		).rejects.toMatchObject({ kind: 'conflict' });
		await directory.decideCorrection(lea, 'actor', id, waiting.at(-1)?.id ?? '', 'declined');
		await deliver();
		for (const organisationId of [crypto.randomUUID(), 'x'])
			for (const email of [newcomer.email, 'inconnue@exemple.fr'])
				await expect(
					directory.enterPerson(lea, { organisationId }, { ...newcomer, email }),
				).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('asks for another link by the address alone, which is told to nobody [I2]', async () => {
		for (const email of [newcomer.email, 'inconnue@exemple.fr', 'lea.montfort@example.org'])
			await directory.requestObjection(email, '192.0.2.1');
		const mails = await deliver();
		expect(mails.map(({ to }) => to)).toEqual([newcomer.email]);
		expect(mails[0]?.replyTo ?? null).toBeNull();
		const token = /\/objection\/(\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
		expect(await directory.openObjection(token)).toMatchObject({ state: 'listed', name });
		for (let time = 0; time < 4; time += 1) await directory.requestObjection(newcomer.email, '192.0.2.1');
		await expect(directory.requestObjection(newcomer.email, '192.0.2.1')).rejects.toMatchObject({
			kind: 'too-many',
		});
		await database.write((trx) => trx.deleteFrom('outbox').where('purpose', '=', objectionPurpose).execute());
	});

	it('appears nowhere at once after one click, and does not come back [rule 2]', async () => {
		const id = (await rows())[0]?.id ?? '';
		note = crypto.randomUUID();
		await database.write(async (trx) => {
			await trx
				.insertInto('memberships')
				.values({
					...{ id: crypto.randomUUID(), group_id: space, actor_id: id, role: 'member' },
					...{ from_day: '2026-01-01', until_day: null },
				})
				.execute();
			const content = {
				type: 'doc',
				content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { actor: id } }] }],
			};
			await createDocument(trx, context, {
				...{ id: note, groupId: space, title: 'Un relevé' },
				kind: 'minutes',
				visibility: 'members',
				sections: [{ id: crypto.randomUUID(), title: 'Texte', status: 'todo', party: null, content }],
				...{ createdBy: null, accountId: null, template: null },
			});
			// The letter once more: it was sent with a link that this test did not keep.
			await trx.updateTable('outbox').set({ state: 'waiting' }).execute();
		});
		const [mail] = await deliver();
		const token = /\/objection\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';

		const before = await counts();
		for (const [place, told] of Object.entries(await everywhere())) expect(told, place).toContain(name);

		expect(await directory.openObjection(token)).toMatchObject({ state: 'listed', name });
		expect((await rows())[0]?.objected_at).toBeNull();
		await Promise.all(Array.from({ length: 5 }, () => directory.objectByLink(token)));
		for (const [place, told] of Object.entries(await everywhere()))
			expect(told, place).not.toMatch(/yvonne|tr[ée]gastel/i);
		expect(await counts()).toEqual({
			actors: before.actors - 1,
			members: before.members - 1,
			found: 0,
		});
		expect(await directory.openObjection(token)).toMatchObject({ state: 'objected' });

		await enter();
		await directory.enterPerson(lea, { collective: 'Collectif' }, { ...newcomer, email: newcomer.email });
		expect(await rows()).toHaveLength(1);
		expect(await deliver()).toEqual([]);
		for (const [place, told] of Object.entries(await everywhere()))
			expect(told, place).not.toMatch(/yvonne|tr[ée]gastel/i);
		const kept = await database.reader
			.selectFrom('actor_fields')
			.select('value')
			.where('actor_id', '=', id)
			.execute();
		expect(kept).toEqual([]);
		expect(JSON.stringify(await database.reader.selectFrom('outbox').selectAll().execute())).not.toContain(
			newcomer.email,
		);
	});

	it('keeps the address a link went to, whatever the record says since', async () => {
		const other = { ...newcomer, name: 'Paule Quimper', email: 'paule@exemple.fr' };
		await directory.enterPerson(lea, { organisationId: tilleuls }, other);
		const [mail] = await deliver();
		const token = /\/objection\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
		await database.write((trx) =>
			trx
				.updateTable('actor_fields')
				.set({ value: 'victime@exemple.fr' })
				.where('value', '=', other.email)
				.execute(),
		);
		await directory.objectByLink(token);
		expect(await hasObjected(database.reader, other.email)).toBe(true);
		expect(await hasObjected(database.reader, 'victime@exemple.fr')).toBe(false);
	});

	it('has a link that is a secret: nothing in the database opens it [I1]', async () => {
		const links = await database.reader.selectFrom('objection_links').selectAll().execute();
		for (const value of links.flatMap((link) => [link.id, link.token_hash ?? '', link.actor_id]))
			await expect(directory.openObjection(value)).rejects.toMatchObject({ kind: 'gone' });
	});
});
