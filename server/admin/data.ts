import { counted } from '#domain/french/words.ts';
import { statSync } from 'node:fs';
import { importReference as importSets } from '../imports/reference.ts';
import { reindexAll } from '../search/reindex.ts';
import { seedDemonstration } from '../seed/seed.ts';
import type { Command, Order } from './command.ts';
import { AdminRefusal } from './refusal.ts';

export const migrateDatabase: Command = {
	usage: 'migrate',
	about: 'met la base au niveau de cette version',
	// Every command does so first.
	run: async ({ say }: Order) => say('La base est à jour.'),
};

export const seed: Command = {
	usage: 'seed',
	about: 'remplit une base vide avec le réseau de démonstration',
	async run({ context, say }: Order) {
		say(
			(await seedDemonstration(context))
				? 'Le réseau de démonstration est en place.'
				: 'La base contient déjà des données : rien n’a été changé.',
		);
	},
};

export const importReference: Command = {
	usage: 'import reference DOSSIER [--json]',
	about: 'charge les jeux officiels (cités éducatives, quartiers, structures) ; deux fois ne change rien',
	async run({ context, words, options, say }: Order) {
		const [folder] = words;
		if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
			throw new AdminRefusal(
				'Indiquez le dossier des fichiers officiels, par exemple : import reference ../shared/data.',
			);
		const counts = await importSets(context, folder, (line) => (options['json'] ? undefined : say(line)));
		if (options['json']) say(JSON.stringify(counts));
	},
};

export const reindex: Command = {
	usage: 'reindex',
	about: 'reconstruit l’index de la recherche',
	async run({ context, say }: Order) {
		const entries = await reindexAll(context);
		say(`L’index est reconstruit : ${counted(entries, 'entrée')}.`);
	},
};
