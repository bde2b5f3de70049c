import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { toSlug } from '#domain/identifier.ts';
import { notFound } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { listByRegion } from './list.ts';
import { findCite } from './reads.ts';
import { readCite } from './view.ts';

export function citeUseCases(context: Context) {
	return {
		/** Every cité éducative by région, with what the map shows. */
		list: (_viewer: Person) => listByRegion(context),
		/** A cité's page. @throws Problem `not-found` */
		async cite(viewer: Person, slug: string) {
			const cite = slug === toSlug(slug) ? await findCite(context.database.reader, slug) : undefined;
			if (!cite || !can(viewer, 'cite.read', { type: 'cite', id: cite.id })) throw notFound();
			return readCite(context, viewer, cite);
		},
	};
}
