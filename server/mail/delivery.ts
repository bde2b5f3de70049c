import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { secretPlace } from './outbox.ts';
import type { Transport } from './transport.ts';

type Row = Selectable<Schema['outbox']>;

/**
 * Makes the secret address of a letter at the moment it leaves; null when the letter has lost its reason.
 * By purpose; letters of other purposes carry no secret.
 */
export type Secrets = Readonly<Record<string, (letter: { key: string }) => Promise<Secret>>>;

/**
 * An address, or one by which whoever has the letter stops letters of its kind, which mail programs show too (RFC 2369); when they are not one, both.
 * `form` is what its page sends to stop them, when it has other forms.
 */
export type Secret =
	string | { readonly unsubscribe: string; readonly address?: string; readonly form?: string } | null;

export interface Delivery {
	/** Sends everything that is due now, and resolves when none is left. */
	flush(): Promise<void>;
	/** Sends what is due, waits at most `milliseconds` for it, and sends nothing more. */
	stop(milliseconds?: number): Promise<void>;
}

const minute = 60_000;
/** After the first failure, the second… then it is given up. About two days in all. */
const waits = [1, 2, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * minute);
/** A mail still `sending` after this was interrupted by a crash. */
const lease = 15 * minute;

/**
 * Empties the outbox, one letter at a time.
 *
 * What is guaranteed: a letter is marked `sending` on disk before it leaves and is never tried again from there, so
 * nothing is mailed twice (domain rule 9). The price: if the process dies between the two, that letter may not have
 * left. It then becomes `failed`, is logged, and `npm run admin -- mail` shows it. Letters that the server certainly
 * refused are tried again later.
 */
export function startDelivery(context: Context, transport: Transport, secrets: Secrets): Delivery {
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;
	const timer = setInterval(() => void flush().catch(report), minute);
	timer.unref();
	const wake = () => void flush().catch(report);
	context.events.on('mail-waiting', wake);

	function report(error: unknown) {
		context.log.error({ err: error }, 'outbox stopped, tried again within a minute');
	}

	function flush(): Promise<void> {
		again = true;
		running ??= run().finally(() => (running = undefined));
		return running;
	}

	async function run() {
		while (again && !stopped) {
			again = false;
			await giveUpInterrupted(context);
			for (let row = await claim(context); row; row = stopped ? undefined : await claim(context))
				await deliver(row);
		}
	}

	async function deliver(row: Row) {
		const secret = secrets[row.purpose];
		const made = secret ? await secret(row) : '';
		if (made === null) return settle(context, row, { outcome: 'never', reason: 'no longer wanted' });
		const stop = typeof made === 'string' ? null : made;
		const address = typeof made === 'string' ? made : (made.address ?? made.unsubscribe);
		const outcome = await transport
			.send({
				id: row.id,
				to: row.recipient,
				subject: row.subject,
				text: row.body.replace(secretPlace, address) + closing(context),
				at: context.now(),
				replyTo: row.reply_to,
				unsubscribe: stop && `${stop.unsubscribe}${stop.form ?? ''}`,
			})
			.catch((error: unknown) => ({
				outcome: 'later' as const,
				reason: (error as { code?: string }).code ?? 'unknown',
			}));
		await settle(context, row, outcome);
	}

	return {
		flush,
		async stop(milliseconds = 5_000) {
			clearInterval(timer);
			context.events.off('mail-waiting', wake);
			const late = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
			await Promise.race([flush().catch(report), late]);
			stopped = true;
			await Promise.race([running, late]);
			transport.close();
		},
	};
}

function closing({ config }: Context): string {
	return `\n-- \nMaillage, le réseau de celles et ceux qui agissent dans les quartiers\n${config.ORIGIN}\n`;
}

/** Takes the next letter that is due: one process gets it, and the disk knows before it leaves. */
async function claim(context: Context): Promise<Row | undefined> {
	const now = context.now();
	return await context.database.write(async (trx) => {
		const due = await trx
			.selectFrom('outbox')
			.select('id')
			.where('state', '=', 'waiting')
			.where('next_attempt_at', '<=', now.toISOString())
			.orderBy('next_attempt_at')
			.orderBy('id')
			.limit(1)
			.executeTakeFirst();
		if (!due) return undefined;
		return await trx
			.updateTable('outbox')
			.set((row) => ({
				state: 'sending' as const,
				attempts: row('attempts', '+', 1),
				next_attempt_at: new Date(now.getTime() + lease).toISOString(),
			}))
			.where('id', '=', due.id)
			.where('state', '=', 'waiting')
			.returningAll()
			.executeTakeFirst();
	});
}

async function settle(
	context: Context,
	row: Row,
	result: Awaited<ReturnType<Transport['send']>>,
): Promise<void> {
	const now = context.now();
	const wait = result.outcome === 'later' ? waits[row.attempts - 1] : undefined;
	const state = result.outcome === 'sent' ? 'sent' : wait === undefined ? 'failed' : 'waiting';
	await context.database.write((trx) =>
		trx
			.updateTable('outbox')
			.set({
				state,
				sent_at: state === 'sent' ? now.toISOString() : null,
				next_attempt_at: new Date(now.getTime() + (wait ?? 0)).toISOString(),
			})
			.where('id', '=', row.id)
			.where('state', '=', 'sending')
			.execute(),
	);
	if (result.outcome === 'sent') context.log.info({ mail: row.id, purpose: row.purpose }, 'mail sent');
	else
		context.log.warn({ mail: row.id, purpose: row.purpose, reason: result.reason, state }, 'mail not sent');
}

async function giveUpInterrupted(context: Context): Promise<void> {
	const lost = await context.database.write((trx) =>
		trx
			.updateTable('outbox')
			.set({ state: 'failed' })
			.where('state', '=', 'sending')
			.where('next_attempt_at', '<=', context.now().toISOString())
			.returning(['id', 'purpose'])
			.execute(),
	);
	for (const { id, purpose } of lost)
		context.log.warn({ mail: id, purpose }, 'mail interrupted, not sent again');
}
