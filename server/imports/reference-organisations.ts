import { officialName } from '#domain/directory/official-name.ts';
import type { OrganisationKind } from '#domain/directory/organisation.ts';
import { toSlug } from '#domain/identifier.ts';
import { insertNew } from '../database/bulk.ts';
import type { CsvRow } from './csv.ts';
import type { ReferenceFile } from './file.ts';
import { placeFinder } from './organisation-places.ts';

/** What each type of the file becomes, with the words it is also found by. */
const kinds: Record<string, { kind: OrganisationKind; presentation: string }> = {
	association: { kind: 'association', presentation: '' },
	'centre social': { kind: 'social-centre', presentation: '' },
	'bailleur social': { kind: 'landlord', presentation: '' },
	CCAS: { kind: 'authority', presentation: 'Centre communal d’action sociale.' },
	'commune / EPCI': { kind: 'authority', presentation: '' },
	'mission locale': { kind: 'association', presentation: 'Mission locale.' },
	'régie de quartier': { kind: 'association', presentation: 'Régie de quartier.' },
	'France services': { kind: 'other', presentation: 'Espace France services.' },
	collège: { kind: 'school', presentation: 'Collège de l’éducation prioritaire.' },
	école: { kind: 'school', presentation: 'École de l’éducation prioritaire.' },
};

/** Organisations known by official files. `source` and `source_key` make a second import change nothing. */
export const organisationsFile: ReferenceFile = {
	name: 'Structures',
	path: 'acteurs/acteurs-reels.csv',
	columns: ['nom', 'type', 'siret', 'uai', 'commune', 'departement', 'contrat_ville_2015', 'source'],
	source: 'ANCT adultes-relais et Fonjep 2020-2023, France services 2024, REP 2022 ; Licence Ouverte 2.0',
	async write(trx, rows, refuse, dir) {
		const findPlace = await placeFinder(trx, dir);
		const now = new Date().toISOString();
		const known = new Set(
			(
				await trx
					.selectFrom('organisations')
					.select(['source', 'source_key'])
					.where('source_key', 'is not', null)
					.execute()
			).map((row) => `${row.source}\n${row.source_key}`),
		);
		const fresh = [];
		let again = 0;
		for (const row of rows) {
			// The cités themselves are read from their own file.
			if (row.get('type') === 'cité éducative') {
				again++;
				continue;
			}
			const type = kinds[row.get('type')];
			const name = nameOf(row);
			if (!type || name === '') {
				refuse(row, type ? 'structure sans nom' : `type inconnu (${row.get('type') || 'vide'})`);
				continue;
			}
			const source = row.get('source') || 'Fichier de référence';
			const source_key = keyOf(row);
			if (known.has(`${source}\n${source_key}`)) {
				again++;
				continue;
			}
			known.add(`${source}\n${source_key}`);
			fresh.push({
				id: crypto.randomUUID(),
				name,
				kind: type.kind,
				acronym: null,
				presentation: type.presentation,
				parent_id: null,
				siret: row.get('siret') || null,
				territory_id: findPlace(row),
				website: null,
				email: null,
				phone: null,
				source,
				source_key,
				confirmed_on: null,
				created_at: now,
				updated_at: now,
			});
		}
		await insertNew(trx, 'organisations', fresh);
		return { added: fresh.length, known: again };
	},
};

/** Some schools have no name in the file but a dash. */
function nameOf(row: CsvRow): string {
	const name = officialName(row.get('nom').replace(/\s+-$/, ''));
	return /^(école|école maternelle|collège)$/iu.test(name) && row.get('commune')
		? `${name} de ${row.get('commune')}`
		: name;
}

function keyOf(row: CsvRow): string {
	if (row.get('uai')) return row.get('uai');
	return [
		row.get('siret'),
		toSlug(row.get('nom')),
		row.get('departement'),
		toSlug(row.get('commune')),
		row.get('contrat_ville_2015'),
	].join(' ');
}
