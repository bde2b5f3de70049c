import { TopologyRefused } from '#domain/territory/topology.ts';
import { statSync } from 'node:fs';
import { contourFiles, countWords, importContours, type ContourCounts } from '../imports/contours.ts';
import type { Command, Order } from './command.ts';
import { AdminRefusal } from './refusal.ts';

export const importContourFiles: Command = {
	usage: 'import contours DOSSIER|FICHIER [--json]',
	about: 'remplace les contours des cartes par ceux de fichiers TopoJSON ; deux fois ne change rien',
	async run({ context, words, options, say }: Order) {
		const [path] = words;
		if (!path || !statSync(path, { throwIfNoEntry: false }))
			throw new AdminRefusal(
				'Indiquez un fichier TopoJSON ou son dossier, par exemple : import contours ../shared/data.',
			);
		const files = contourFiles(path);
		if (files.length === 0) throw new AdminRefusal('Aucun fichier .topojson dans ce dossier.');
		const counts: Record<string, ContourCounts> = {};
		const refused: string[] = [];
		for (const file of files)
			try {
				counts[file] = await importContours(context, file);
				if (!options['json']) say(`${file} : ${countWords(counts[file])}.`);
			} catch (error) {
				if (!(error instanceof TopologyRefused)) throw error;
				refused.push(`${file} est refusé, rien n’en est pris : ${error.message}.`);
				if (!options['json'] && files.length > 1) say(refused.at(-1)!);
			}
		if (refused.length === files.length) throw new AdminRefusal(refused[0]!);
		if (options['json']) say(JSON.stringify({ counts, refused }));
	},
};
