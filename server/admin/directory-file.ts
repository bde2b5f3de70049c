import { normaliseEmail } from '#domain/account/email.ts';
import { isImportKind } from '#domain/import/kinds.ts';
import { verdictNames, verdicts } from '#domain/import/verdicts.ts';
import { listed } from '#domain/french/words.ts';
import { isProblem } from '#domain/problem.ts';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { today } from '../context.ts';
import { personOfActor } from '../imports/directory/importer.ts';
import { runImport } from '../imports/directory/runner.ts';
import { importUseCases } from '../imports/directory/use-cases.ts';
import type { Command, Order } from './command.ts';
import { AdminRefusal } from './refusal.ts';

export const importDirectory: Command = {
	usage:
		'import directory FICHIER --kind organisations|actors|cites|memberships --by ADRESSE --source "D’où" [--dry-run] [--json]',
	about:
		'importe un tableau dans l’annuaire au nom de quelqu’un ; --dry-run dit seulement ce que deviendrait chaque ligne',
	async run({ context, words, options, say }: Order) {
		const kind = String(options['kind'] ?? '');
		const source = String(options['source'] ?? '').trim();
		if (!isImportKind(kind))
			throw new AdminRefusal(
				'Dites ce que contient le fichier : --kind organisations, actors, cites ou memberships.',
			);
		if (source === '')
			throw new AdminRefusal('Dites d’où vient le fichier : --source "Liste de la ville, 2026".');
		const by = await importer(context, String(options['by'] ?? ''));
		const imports = importUseCases(context);
		// The process that reads files keeps no other awake.
		const awake = setInterval(() => {}, 60_000);
		try {
			const bytes = readBytes(words[0]);
			const id = await imports.bring(by, { kind, source, name: basename(words[0] ?? ''), bytes });
			const { counts, missing, refused } = await imports.import(by, id, { verdict: '', page: 1 });
			if (missing.length > 0) throw new AdminRefusal(`Colonne nécessaire absente : ${listed(missing)}.`);
			if (options['dry-run']) await imports.step(by, id, 'drop');
			else {
				await imports.step(by, id, 'confirm');
				await runImport(context, id);
			}
			const report = options['dry-run']
				? null
				: (await imports.import(by, id, { verdict: '', page: 1 })).report;
			if (options['json'])
				return say(JSON.stringify({ id, counts, refused, written: report?.counts ?? null }));
			for (const verdict of verdicts) say(`${verdictNames[verdict]} : ${counts[verdict]}`);
			if (refused.length > 0) say(`Colonnes refusées, qui parlent de mineurs : ${listed(refused)}.`);
			say(
				options['dry-run']
					? 'Rien n’a été écrit.'
					: `Import ${id} : écrit. Il s’annule sur la page de l’import.`,
			);
		} catch (error) {
			throw isProblem(error) ? new AdminRefusal(error.message, { cause: error }) : error;
		} finally {
			await imports.stop();
			clearInterval(awake);
		}
	},
};

function readBytes(path: string | undefined): Uint8Array<ArrayBuffer> {
	try {
		return new Uint8Array(readFileSync(path ?? ''));
	} catch (error) {
		throw new AdminRefusal('Indiquez un fichier .csv ou .xlsx qui se lit.', { cause: error });
	}
}

async function importer(context: Order['context'], email: string) {
	const account = await context.database.reader
		.selectFrom('accounts')
		.select('actor_id')
		.where('email', '=', normaliseEmail(email))
		.executeTakeFirst();
	const by = account && (await personOfActor(context.database.reader, account.actor_id, today(context)));
	if (!by) throw new AdminRefusal('Dites au nom de qui, par l’adresse de son compte : --by ADRESSE.');
	return by;
}
