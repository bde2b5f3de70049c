import { can } from '#domain/access/can.ts';
import { isEmail, normaliseEmail } from '#domain/account/email.ts';
import type { Member } from '#domain/access/person.ts';
import { actorFields, type ActorField } from '#domain/directory/fields.ts';
import { organisationLimits, webAddress } from '#domain/directory/organisation-record.ts';
import { isPhone, recordLimits } from '#domain/directory/record.ts';
import { Problem } from '#domain/problem.ts';
import { oneLine } from '#domain/typed-text.ts';
import type { Clock } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { factsOfActor, findActor } from './actor-reads.ts';
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
	const told = readCorrection(kind, field, value);
	if (kind === 'organisation') {
		const column = ofOrganisation.find((one) => one === field);
		if (column) await trx.updateTable('organisations').set(column, told).where('id', '=', id).execute();
		return touchOrganisation(trx, clock, { organisationId: id, by, part: 'correction' });
	}
	const actor = await findActor(reading(trx), id);
	const isContact = field === 'email' || field === 'phone';
	if (isContact && !(actor && can(by, 'actor.edit-contact', factsOfActor(actor))))
		throw new Problem(
			'conflict',
			'Seule la personne dit comment la joindre : cette correction ne peut être que déclinée.',
		);
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

/** What a suggestion says, as the form of the record would take it: whatever a record holds can be saved again. @throws Problem `conflict` */
function readCorrection(kind: Accepted['kind'], field: string, value: string): string {
	const refuse = (why: string) =>
		new Problem('conflict', `${why} : la correction ne peut pas être reprise telle quelle.`);
	const limits: Readonly<Record<string, number>> = kind === 'actor' ? recordLimits : organisationLimits;
	const isOneLine = ['name', 'acronym', 'languages', 'website', 'email', 'phone'].includes(field);
	const told = isOneLine ? oneLine(value) : value;
	// A function is words for who accepted it, and is written nowhere.
	if (field !== 'function' && told.length > (limits[field] ?? Infinity))
		throw refuse('Ce texte est trop long');
	if (told === '') {
		if (field === 'name') throw refuse('Un nom ne peut pas être vide');
		return '';
	}
	if (field === 'phone' && !isPhone(told)) throw refuse('Ce numéro n’en est pas un');
	if (field === 'email') {
		const email = normaliseEmail(told);
		if (!isEmail(email)) throw refuse('Cette adresse n’est pas complète');
		return email;
	}
	if (field !== 'website') return told;
	const address = webAddress(told);
	if (address === null) throw refuse('Ce site n’a pas d’adresse du web');
	return address;
}
