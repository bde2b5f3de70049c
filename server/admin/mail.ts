import { parseKept } from '../mail/message.ts';
import { mailFolder } from '../mail/transport.ts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, Order } from './command.ts';

/** How many messages are shown, the last first. */
const shown = 20;

export const mail: Command = {
	usage: 'mail [--json]',
	about: 'les derniers courriels gardés dans DATA_DIR/mail, et ceux qui ne sont pas partis',
	async run(order: Order) {
		const kept = await listKept(mailFolder(order.context.config));
		const unsent = await listUnsent(order);
		if (order.options['json']) return order.say(JSON.stringify({ kept, unsent }, null, 2));
		for (const { to, subject, date, text } of kept.toReversed())
			order.say(`— ${date}\nÀ : ${to}\nObjet : ${subject}\n\n${text}`);
		if (kept.length === 0) order.say('Aucun courriel gardé ici.');
		for (const row of unsent)
			order.say(`Pas parti (${row.state}, ${row.attempts} essais) : ${row.subject}, pour ${row.recipient}`);
	},
};

async function listKept(folder: string) {
	const files = await readdir(folder).catch(() => []);
	const last = files
		.filter((file) => /^[^.].*\.eml$/.test(file))
		.sort()
		.slice(-shown)
		.reverse();
	return await Promise.all(
		last.map(async (file) => ({ file, ...parseKept(await readFile(join(folder, file), 'utf8')) })),
	);
}

async function listUnsent({ context }: Order) {
	return await context.database.reader
		.selectFrom('outbox')
		.select(['id', 'recipient', 'subject', 'state', 'attempts'])
		.select('created_at as createdAt')
		.where('state', '<>', 'sent')
		.orderBy('created_at', 'desc')
		.limit(200)
		.execute();
}
