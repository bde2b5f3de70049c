import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import type { Day } from '#domain/french/day.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { typed } from '../directory/letters.ts';
import { enqueue, secretPlace } from '../mail/outbox.ts';
import { reminderKey, reminderPurpose } from './reminder-links.ts';

/** Somebody to be reminded, once a day for one organisation. */
export interface Late {
	readonly organisationId: string;
	readonly organisation: string;
	readonly email: string;
}

/** Letters to the late ones only, never twice a day. @returns how many are new. */
export async function remind(
	trx: Transaction,
	clock: Clock,
	call: { id: string; title: string; group: string; closesOn: Day; by: string; day: Day },
	late: readonly Late[],
): Promise<number> {
	let sent = 0;
	for (const { email, organisation, organisationId } of late) {
		const isNew = await enqueue(trx, clock, {
			...{ recipient: email, purpose: reminderPurpose, key: reminderKey(call.id, organisationId, call.day) },
			subject: `Une contribution est attendue : « ${call.title} »`,
			body: `Bonjour,

Dans le groupe « ${typed(call.group)} », ${typed(call.by)} attend la contribution
de votre structure (${typed(organisation)})
à l’appel « ${typed(call.title)} »,
au plus tard le ${plain(date(call.closesOn))}.

Toute personne de votre structure qui est dans le groupe peut l’écrire,
ou la compléter jusqu’à cette date :

${secretPlace}

Si quelqu’un vient de répondre, il n’y a rien à faire.
`,
		});
		if (isNew) sent += 1;
	}
	return sent;
}
