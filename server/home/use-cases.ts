import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { network as site } from '#domain/account/policy.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { mapOfCites } from '../cites/map.ts';
import { listCites } from '../cites/reads.ts';
import { today, type Context } from '../context.ts';
import * as reads from './network-reads.ts';
import { todayOf } from './today.ts';

export function homeUseCases(context: Context) {
	const db = context.database.reader;
	return {
		/** The home of whoever is not signed in: only what is public, counted as it is. */
		async visitor(viewer: Person) {
			if (!can(viewer, 'network.visit', site)) throw notFound();
			const [network, cites, groups, documents] = await Promise.all([
				reads.countNetwork(db),
				listCites(db),
				reads.listPublicGroups(db, 4),
				reads.listPublicDocuments(db, 4),
			]);
			return {
				network,
				map: mapOfCites(cites),
				groups: groups.map((group) => ({ ...group, cites: Number(group.cites) })),
				documents,
			};
		},

		/** « Aujourd’hui »: what waits, what one was writing, what moved. */
		async today(viewer: Person) {
			if (viewer.kind === 'anonymous' || !can(viewer, 'network.take-part', site))
				throw new Problem('signed-out');
			return todayOf(db, viewer, today(context), context.now().toISOString());
		},
	};
}
