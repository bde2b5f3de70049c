import { isOutOfDate, resourceLanguageName, resourceThemeName } from '#domain/resource/resource.ts';
import type { Day } from '../database/schema.ts';
import { csvOf } from '../exports/csv.ts';
import { moment, text, type Column } from '../exports/sheet.ts';
import type { ListedResource } from './reads.ts';

const columns: readonly Column[] = [
	...['Titre', 'Adresse', 'Ce qu’on y trouve', 'Collection', 'Thème', 'Langue'],
	...['Facile à lire', 'Date', 'Valable jusqu’au', 'Périmée'],
].map((head) => ({ head, width: 20 }));

/** Resources as a table: what they are, never who added them. */
export const resourceFile = (resources: readonly ListedResource[], day: Day): string =>
	csvOf({
		...{ name: 'Ressources', columns, foot: [], kept: 1 },
		rows: resources.map((one) => [
			...[text(one.title), text(one.address), text(one.note), text(one.collection)],
			...[text(resourceThemeName(one.theme)), text(resourceLanguageName(one.language))],
			...[text(one.easy === 1 ? 'oui' : ''), moment(one.publishedOn), moment(one.expiresOn)],
			text(isOutOfDate(one.expiresOn, day) ? 'oui' : ''),
		]),
	});
