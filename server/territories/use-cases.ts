import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { notFound } from '#domain/problem.ts';
import { territoryId, territoryKinds } from '#domain/territory/territory.ts';
import type { Context } from '../context.ts';
import { findTerritory } from './reads.ts';
import { readTerritory } from './view.ts';

export function territoryUseCases(context: Context) {
	return {
		/** « Qui fait quoi ici ». @throws Problem `not-found` */
		async territory(viewer: Person, kind: string, code: string) {
			const known = territoryKinds.find((one) => one === kind);
			const territory = known && (await findTerritory(context.database.reader, territoryId(known, code)));
			if (!territory || !can(viewer, 'territory.read', { type: 'territory', id: territory.id })) throw notFound();
			return readTerritory(context, viewer, territory);
		},
	};
}
