import { isEmail, normaliseEmail } from '#domain/account/email.ts';
import type { Member } from '#domain/access/person.ts';
import { actorFields, type ActorField } from '#domain/directory/fields.ts';
import { isPhone } from '#domain/directory/record.ts';
import { Problem } from '#domain/problem.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { touchActor, touchOrganisation } from './writes.ts';

interface Accepted {
	readonly kind: 'actor' | 'organisation';
	readonly id: string;
	readonly by: Member;
	readonly correction: { readonly field: string; readonly value: string };
}

const ofOrganisation = [
	'name',
	'acronym',
	'presentation',
	'website',
	'email',
	'phone',
	'opening_hours',
] as const;

/**
 * Writes what was suggested in its place; what is words only, or a function, is for who accepted it to write.
 * @throws Problem `conflict` for an address or a number that is none: it is to be declined.
 */
export async function applyCorrection(
	trx: Transaction,
	clock: Clock,
	{ kind, id, by, correction: { field, value } }: Accepted,
): Promise<void> {
	if (value === '' && field === 'name') throw new Problem('conflict', 'Un nom ne peut pas être vide.');
	if (value !== '' && field === 'email' && !isEmail(normaliseEmail(value)))
		throw new Problem(
			'conflict',
			'Cette adresse n’est pas complète : la correction ne peut pas être reprise telle quelle.',
		);
	if (value !== '' && field === 'phone' && !isPhone(value))
		throw new Problem(
			'conflict',
			'Ce numéro n’en est pas un : la correction ne peut pas être reprise telle quelle.',
		);
	const told = field === 'email' ? normaliseEmail(value) : value;
	if (kind === 'organisation') {
		const column = ofOrganisation.find((one) => one === field);
		if (column) await trx.updateTable('organisations').set(column, told).where('id', '=', id).execute();
		return touchOrganisation(trx, clock, { organisationId: id, by, part: 'correction' });
	}
	const line = actorFields.find((one): one is ActorField => one === field);
	if (field === 'name') await trx.updateTable('actors').set({ name: told }).where('id', '=', id).execute();
	else if (line && told === '')
		await trx.deleteFrom('actor_fields').where('actor_id', '=', id).where('field', '=', line).execute();
	else if (line)
		// A line that was not there stays one's own until one opens it.
		await trx
			.insertInto('actor_fields')
			.values({ actor_id: id, field: line, value: told, visibility: 'me' })
			.onConflict((on) => on.columns(['actor_id', 'field']).doUpdateSet({ value: told }))
			.execute();
	await touchActor(trx, clock, { actorId: id, by, part: 'correction' });
}
