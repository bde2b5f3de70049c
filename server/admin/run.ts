import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { connect } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { createEvents, type EventMap } from '../events.ts';
import { createLog } from '../http/log.ts';
import { tellChanges } from '../peers/tell.ts';
import { createUser, loginLink } from './accounts.ts';
import type { Command } from './command.ts';
import { importContourFiles } from './contours.ts';
import { importDirectory } from './directory-file.ts';
import { importReference, migrateDatabase, reindex, seed } from './data.ts';
import { list } from './lists.ts';
import { mail } from './mail.ts';
import { AdminRefusal, UnknownVerb } from './refusal.ts';

export { AdminRefusal, UnknownVerb };

/** By what is typed, longest first where one begins another. */
const commands: Readonly<Record<string, Command>> = {
	migrate: migrateDatabase,
	seed,
	'user create': createUser,
	'login-link': loginLink,
	list,
	mail,
	'import reference': importReference,
	'import contours': importContourFiles,
	'import directory': importDirectory,
	reindex,
};

const help = [
	'npm run admin -- COMMANDE',
	'',
	...Object.values(commands).flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]),
	'  help',
	'      ce texte',
	'',
	'Le serveur peut tourner pendant ce temps. Avec --json, la réponse est faite pour un programme.',
].join('\n');

/**
 * Runs one command of the operator.
 * @throws {UnknownVerb | AdminRefusal} whose message is the sentence to print.
 */
export async function runAdmin(
	args: readonly string[],
	configuration: () => Config,
	say: (line: string) => void,
): Promise<void> {
	const { positionals, values } = readArguments(args);
	if (positionals.length === 0 || positionals[0] === 'help') return say(help);
	const two = positionals.slice(0, 2).join(' ');
	const verb = Object.hasOwn(commands, two) ? two : positionals[0]!;
	if (!Object.hasOwn(commands, verb))
		throw new UnknownVerb(`« ${two} » n’est pas une commande. Pour la liste : npm run admin -- help`);
	const config = configuration();
	const database = connect(config.DATABASE_URL, config.DATA_DIR);
	const events = createEvents();
	const changes: EventMap['access-changed'][0][] = [];
	events.on('access-changed', (change) => changes.push(change));
	try {
		await migrate(database.raw, database.dialect);
		await commands[verb]!.run({
			context: {
				config,
				database,
				events,
				log: createLog('silent'),
				now: () => new Date(),
				demonstration: false,
			},
			words: positionals.slice(verb.split(' ').length),
			options: values,
			say,
		});
		if (config.REDIS_URL && changes.length > 0)
			await tellChanges(config.REDIS_URL, database, changes).catch(() =>
				say('Les serveurs n’ont pas pu être prévenus : ils en tiendront compte d’ici une minute.'),
			);
	} finally {
		await database.close();
	}
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				json: { type: 'boolean' },
				name: { type: 'string' },
				admin: { type: 'boolean' },
				kind: { type: 'string' },
				by: { type: 'string' },
				source: { type: 'string' },
				'dry-run': { type: 'boolean' },
				'lift-objection': { type: 'boolean' },
				help: { type: 'boolean' },
			},
		});
	} catch (error) {
		const option = /'([^']+)'/.exec((error as Error).message)?.[1] ?? '';
		throw new AdminRefusal(`L’option ${option} n’est pas comprise. Pour la liste : npm run admin -- help`, {
			cause: error,
		});
	}
}
