import { clock, date } from '#domain/french/dates.ts';
import { addDays } from '#domain/french/day.ts';
import { plain } from '#domain/french/parts.ts';
import { slotWords } from '#domain/poll/slot.ts';
import { paris, wallClock } from '#domain/territory/time-zone.ts';
import { v7 } from 'uuid';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { typed, type Words } from '../directory/letters.ts';
import { listRecipients } from '../groups/recipients.ts';
import { enqueue, secretPlace } from '../mail/outbox.ts';
import type { NewPoll } from './writes.ts';

/** Of letters by which members by e-mail vote. */
export const pollPurpose = 'poll';

/** Days after its closing that the link of such a letter still shows what came of it. */
const readDays = 60;

/** A poll as a letter tells of it. */
type Told = NewPoll & { readonly group: string; readonly by: string };

/**
 * One letter to each member of the group by e-mail, who sees the poll nowhere else. An anonymous one is told to nobody: its ballots are kept apart from
 * who cast them, and a link says who it is of. Whether it is still open, and they still in the group, is asked as it leaves.
 * @returns how many wait
 */
export async function tellOfPoll(trx: Transaction, context: Context, poll: Told): Promise<number> {
	if (poll.anonymous) return 0;
	const recipients = await listRecipients(reading(trx), poll.groupId, today(context));
	const expires_at = `${addDays(poll.closesAt.slice(0, 10), readDays)}${poll.closesAt.slice(10)}`;
	const words = pollLetter(poll);
	let waiting = 0;
	for (const one of recipients) {
		if (one.kind !== 'mail') continue;
		const id = v7();
		const link = { id, poll_id: poll.id, member_id: one.mailMemberId, email: one.email, token_hash: null };
		await trx
			.insertInto('poll_mail_letters')
			.values({ ...link, expires_at })
			.execute();
		await enqueue(trx, context, { recipient: one.email, purpose: pollPurpose, key: id, ...words });
		waiting += 1;
	}
	return waiting;
}

function pollLetter({ kind, title, by, group, presentation, options, closesAt }: Told): Words {
	const lines = options.map(
		({ label, startsAt, endsAt }) =>
			`  - ${startsAt && endsAt ? plain(slotWords({ startsAt, endsAt }, paris)) : typed(label)}`,
	);
	const asks = kind === 'dates' ? 'cherche une date' : 'demande votre avis';
	const parts = [
		'Bonjour,',
		`${typed(by)} ${asks} dans le groupe « ${typed(group)} » :\n« ${typed(title)} ».`,
		...(presentation === '' ? [] : [`    ${typed(presentation)}`]),
		...(lines.length === 0
			? []
			: [`${kind === 'dates' ? 'À l’heure de Paris' : 'Au choix'} :\n${lines.join('\n')}`]),
		`Pour répondre, sans compte, jusqu’au ${plain(date(wallClock(closesAt, paris).day))} à ${clock(closesAt)} (heure de Paris) :`,
		secretPlace,
		'Ce lien est pour vous seul : ne le transmettez pas. Votre nom et votre réponse\nseront vus du groupe. La même page dira ce qui est décidé, et arrête toutes les\nlettres du groupe.',
	];
	return { subject: `${by} ${asks} : ${title}`, body: `${parts.join('\n\n')}\n` };
}
