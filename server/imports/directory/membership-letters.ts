import type { MembershipValues } from '#domain/group/import/memberships.ts';
import { invitedRoleWords } from '#domain/group/invitation.ts';
import { typed } from '../../directory/letters.ts';
import { enqueueWithLink, enteredPurpose } from '../../directory/objection-links.ts';
import { enqueue, secretPlace } from '../../mail/outbox.ts';
import type { Writing } from './writing.ts';

/** Of letters that tell somebody that a list put them in a group. */
export const listedPurpose = 'listed-in-group';

/**
 * Tells somebody that they are in a group, and how to be in it no more. Who has no account is told with a link to object, as when they were entered.
 * @returns false when no address is known: nobody is put in a group unaware. What is over is told to nobody.
 */
export async function tellMember(
	{ trx, clock, by, day, origin }: Writing,
	{ group, group_id, role, until }: MembershipValues,
	person: { id: string; actorId: string; name: string; accountEmail: string | null },
): Promise<boolean> {
	const email = person.accountEmail ?? (await addressOf(trx, person.actorId));
	if (email === null) return false;
	if (until !== '' && until < day) return true;
	const { name, means } = invitedRoleWords[role];
	const subject = `Vous êtes dans le groupe « ${group} »`;
	const head = `Bonjour ${typed(person.name)},

${typed(by.name)} vous a inscrit dans le groupe « ${typed(group)} » de Maillage, d’après
une liste. Vous y êtes : ${name} (${means}).
`;
	if (person.accountEmail !== null)
		await enqueue(trx, clock, {
			...{ recipient: email, purpose: listedPurpose, key: person.id, subject },
			body: `${head}
Pour le lire, ou pour le quitter d’un clic :

${origin}/groupes/${group_id}
`,
		});
	else
		await enqueueWithLink(trx, clock, { actorId: person.actorId, email }, enteredPurpose, {
			subject,
			body: `${head}
Vous ne voulez apparaître ni là ni dans l’annuaire ? Ouvrez cette page et
confirmez d’un clic :

${secretPlace}

Pour quitter ce groupe seulement, écrivez à qui l’anime.
`,
		});
	return true;
}

async function addressOf(trx: Writing['trx'], actorId: string): Promise<string | null> {
	const row = await trx
		.selectFrom('actor_fields')
		.select('value')
		.where('actor_id', '=', actorId)
		.where('field', '=', 'email')
		.executeTakeFirst();
	return row?.value ?? null;
}
