import { maskEmail } from '#domain/account/email.ts';
import type { Person } from '#domain/access/person.ts';
import type { Reader } from '../database/connection.ts';
import { objectedAmong } from '../groups/recipients.ts';

/**
 * What members by e-mail are called, by id: their name, else as much of their address as one needs to know one's own. Visitors who are not signed in see none;
 * who objected has none (domain rule 2).
 */
export const mailNamesOf = async (
	db: Reader,
	viewer: Person,
	ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> =>
	viewer.kind === 'anonymous' ? new Map() : namesOfMailMembers(db, ids);

/** The same, for who is in the group. */
export async function namesOfMailMembers(
	db: Reader,
	ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
	const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
	if (wanted.length === 0) return new Map();
	const rows = await db
		.selectFrom('mail_members')
		.select(['id', 'name', 'email'])
		.where('id', 'in', wanted)
		.execute();
	const objected = await objectedAmong(
		db,
		rows.map(({ email }) => email),
	);
	return new Map(
		rows
			.filter(({ email }) => !objected.has(email))
			.map(({ id, name, email }) => [id, name === '' ? maskEmail(email) : name]),
	);
}
