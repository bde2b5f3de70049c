import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { notFound } from '#domain/problem.ts';
import { readTerritoryId } from '#domain/territory/territory.ts';
import type { Context } from '../context.ts';
import { findTerritory } from './reads.ts';
import { readTerritory } from './view.ts';

export function territoryUseCases(context: Context) {
	return {
		/** « Qui fait quoi ici ». @throws Problem `not-found` */
		async territory(viewer: Person, kind: string, code: string) {
			const id = `${kind}-${code}`;
			const territory = readTerritoryId(id) && (await findTerritory(context.database.reader, id));
			if (!territory || !can(viewer, 'territory.read', { type: 'territory', id: territory.id }))
				throw notFound();
			return readTerritory(context, viewer, territory);
		},
	};
}
