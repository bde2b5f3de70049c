import type { Context } from '#server/context.ts';
import { startDelivery, type Secrets } from '#server/mail/delivery.ts';
import type { Mail } from '#server/mail/message.ts';

/** Empties the outbox as a server does, to nobody. @returns what left, in its order. */
export async function lettersThatLeave(context: Context, secrets: Secrets): Promise<Mail[]> {
	const mails: Mail[] = [];
	const delivery = startDelivery(
		context,
		{
			async send(mail) {
				mails.push(mail);
				return { outcome: 'sent' };
			},
			close() {},
		},
		secrets,
	);
	await delivery.flush();
	await delivery.stop();
	return mails;
}
