import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { notFound } from '#domain/problem.ts';
import { siteOf } from '#domain/resource/address.ts';
import {
	isOutOfDate,
	resourceLimits,
	resourceLanguageName,
	resourceThemeName,
} from '#domain/resource/resource.ts';
import { today, type Context } from '../context.ts';
import { groupFor, nameOfGroup, readableGroup } from '../groups/facts.ts';
import { adding } from './adding.ts';
import { collections } from './collections.ts';
import { resourceFile } from './file.ts';
import * as reads from './reads.ts';

const pageSize = 30;

/** Links that a group keeps: added by its members, read by whoever reads the group. */
export function resourceUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	/** As a page shows it; visitors who are not signed in read no name. */
	const shown =
		(viewer: Person, group: GroupFacts) =>
		({ addedByName, easy, ...resource }: reads.ListedResource) => ({
			...resource,
			...{ site: siteOf(new URL(resource.address)), easy: easy === 1 },
			...{ language: resourceLanguageName(resource.language), theme: resourceThemeName(resource.theme) },
			addedBy: viewer.kind === 'member' ? addedByName : null,
			isOutOfDate: isOutOfDate(resource.expiresOn, today(context)),
			mayEdit: can(viewer, 'resource.edit', { type: 'resource', group, addedBy: resource.addedBy }),
		});

	return {
		...collections(context),
		...adding(context),

		/** @throws Problem `not-found` */
		async list(viewer: Person, groupId: string, narrowing: reads.ResourceNarrowing, asked: number) {
			const facts = await readableGroup(db, viewer, groupId);
			const page = pageNumber(asked);
			const [group, listed, total, tally, all] = await Promise.all([
				nameOfGroup(db, groupId),
				reads.listResources(db, groupId, narrowing, today(context), {
					...{ limit: pageSize, offset: (page - 1) * pageSize },
				}),
				reads.countResources(db, groupId, narrowing),
				reads.tallyResources(db, groupId),
				reads.listCollections(db, groupId),
			]);
			return {
				...{ group, abilities: abilities(viewer, ['resource.add', 'resource.arrange'], facts), tally },
				...{ collections: all, resources: listed.map(shown(viewer, facts)) },
				...{ page, pages: pagesOf(total, pageSize), total, size: pageSize },
			};
		},

		/** How many a group keeps, and the last ones, for its page. */
		async latest(viewer: Person, groupId: string) {
			const facts = await readableGroup(db, viewer, groupId);
			const [total, listed] = await Promise.all([
				reads.countResources(db, groupId, reads.everything),
				reads.listResources(db, groupId, reads.everything, today(context), { limit: 3, offset: 0 }),
			]);
			return {
				...{ total, mayAdd: can(viewer, 'resource.add', facts) },
				resources: listed.map(shown(viewer, facts)).filter((one) => !one.isOutOfDate),
			};
		},

		/** One, and what may be chosen for it by who may write it anew. Once taken out, only they find it. @throws Problem `not-found` */
		async resource(viewer: Person, groupId: string, id: string) {
			const facts = await readableGroup(db, viewer, groupId);
			const row = isIdentifier(id) ? await reads.findResource(db, groupId, id) : undefined;
			if (!row) throw notFound();
			const resource = shown(viewer, facts)(row);
			if (row.withdrawnAt !== null && !resource.mayEdit) throw notFound();
			return {
				group: await nameOfGroup(db, groupId),
				resource,
				/** As the fields of its form have them. */
				kept: { theme: row.theme ?? '', language: row.language },
				collections: resource.mayEdit ? await reads.listCollections(db, groupId) : [],
			};
		},

		/** The group and its collections, for the form of a new one. */
		async beginResource(viewer: Person, groupId: string) {
			const refusal = 'Les membres du groupe y ajoutent des ressources.';
			const { facts } = await groupFor(db, viewer, groupId, 'resource.add', refusal);
			const group = await nameOfGroup(db, groupId);
			const all = await reads.listCollections(db, groupId);
			return { group, visibility: facts.visibility, collections: all, id: crypto.randomUUID() };
		},

		/** Every one, without the names of people, as text that any spreadsheet opens. @throws Problem `not-found` */
		async file(viewer: Person, groupId: string) {
			await readableGroup(db, viewer, groupId);
			const day = today(context);
			const rows = await reads.listResources(db, groupId, reads.everything, day, {
				...{ limit: resourceLimits.resources, offset: 0 },
			});
			const body = new TextEncoder().encode(resourceFile(rows, day));
			return { name: 'ressources.csv', type: 'text/csv; charset=utf-8', body };
		},
	};
}
