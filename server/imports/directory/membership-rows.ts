import { can } from '#domain/access/can.ts';
import { overlap, type MembershipValues } from '#domain/group/import/memberships.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import { v7 } from 'uuid';
import { recordAudit } from '../../audit.ts';
import { reading, type Transaction } from '../../database/connection.ts';
import { findGroupFacts } from '../../groups/facts.ts';
import { holdGroup } from '../../groups/writes.ts';
import { tellMember } from './membership-letters.ts';
import { takeBackMemberships } from './membership-undo.ts';
import type { RowToWrite, RowWriter, Writing } from './writing.ts';

export const membershipRows: RowWriter<MembershipValues> = {
	async write(writing, rows) {
		const outcomes = new Map<number, Outcome>();
		const groups = [...Map.groupBy(rows, ({ values }) => values.group_id)];
		// In one order: two files that name the same groups do not wait for one another in a ring.
		for (const [groupId, own] of groups.toSorted(([a], [b]) => (a < b ? -1 : 1)))
			for (const [line, outcome] of await writeGroup(writing, groupId, own)) outcomes.set(line, outcome);
		return outcomes;
	},
	takeBack: takeBackMemberships,
};

async function writeGroup(
	writing: Writing,
	groupId: string,
	rows: readonly RowToWrite<MembershipValues>[],
): Promise<Map<number, Outcome>> {
	const { trx, clock, by } = writing;
	await holdGroup(trx, groupId);
	const facts = await findGroupFacts(reading(trx), groupId);
	// What was true when the file was read may be no more.
	if (!facts || !can(by, 'group.animate', facts))
		return new Map(rows.map(({ line }) => [line, left('vous n’animez plus ce groupe')]));
	const there = await standing(trx, groupId, rows);
	const outcomes = new Map<number, Outcome>();
	const written: MembershipValues[] = [];
	for (const { line, values } of rows) {
		const person = there.people.get(values.actor_id);
		const period = { from: values.from, until: values.until || null };
		if (!person || person.objected_at !== null || person.merged_into !== null)
			outcomes.set(line, left('cette personne n’est plus dans l’annuaire'));
		else if (person.email !== null && there.declined.has(person.email))
			outcomes.set(line, left('a décliné une invitation de ce groupe'));
		else if (
			there.periods.some((one) => one.actor_id === values.actor_id && overlap(period, one)) ||
			written.some(
				(one) =>
					one.actor_id === values.actor_id && overlap(period, { from: one.from, until: one.until || null }),
			)
		)
			outcomes.set(line, left('est déjà dans ce groupe à ces dates'));
		else {
			const id = v7();
			const told = { id, actorId: person.id, name: person.name, accountEmail: person.email };
			if (!(await tellMember(writing, values, told)))
				outcomes.set(line, left('n’a pas d’adresse où être prévenue : invitez cette personne'));
			else {
				written.push(values);
				await write(writing, groupId, id, values);
				if (person.account_id) writing.accounts.add(person.account_id);
				outcomes.set(line, { did: 'created', id, at: clock.now().toISOString() });
			}
		}
	}
	return outcomes;
}

async function write({ trx, clock, by }: Writing, groupId: string, id: string, values: MembershipValues) {
	const { actor_id, role, from, until } = values;
	await trx
		.insertInto('memberships')
		.values({ id, group_id: groupId, actor_id, role, from_day: from, until_day: until || null })
		.execute();
	await recordAudit(trx, clock, {
		...{ accountId: by.accountId, action: 'joined-group', subjectType: 'group', subjectId: groupId },
		detail: { role, actor: actor_id, by: 'import', from, until: until || null },
	});
}

async function standing(trx: Transaction, groupId: string, rows: readonly RowToWrite<MembershipValues>[]) {
	const ids = [...new Set(rows.map(({ values }) => values.actor_id))];
	const [people, periods, declined] = [
		await trx
			.selectFrom('actors as a')
			.leftJoin('accounts as c', 'c.actor_id', 'a.id')
			.select(['a.id', 'a.name', 'a.objected_at', 'a.merged_into', 'c.id as account_id', 'c.email'])
			.where('a.id', 'in', ids)
			.execute(),
		await trx
			.selectFrom('memberships')
			.select(['actor_id', 'from_day as from', 'until_day as until'])
			.where('group_id', '=', groupId)
			.where('actor_id', 'in', ids)
			.execute(),
		await trx
			.selectFrom('invitations')
			.select('email')
			.where('group_id', '=', groupId)
			.where('outcome', '=', 'declined')
			.execute(),
	];
	return {
		people: new Map(people.map((one) => [one.id, one])),
		periods,
		declined: new Set(declined.map(({ email }) => email)),
	};
}

const left = (why: string): Outcome => ({ did: 'left', why });
