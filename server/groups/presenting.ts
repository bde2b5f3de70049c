import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { Entry } from '#domain/group/group.ts';
import { groupLimits } from '#domain/group/new-group.ts';
import { Problem } from '#domain/problem.ts';
import { isResourceTheme, resourceThemeName } from '#domain/resource/resource.ts';
import { readTerritoryId, territoryAddress, territoryKindNames } from '#domain/territory/territory.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { findPlaces } from '../directory/place-lookup.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { groupFor, readableGroup } from './facts.ts';
import { holdGroup } from './writes.ts';

const refusal = 'Seules les personnes qui animent le groupe écrivent sa présentation.';

/** What a group says of itself: who reads the group reads it, who animates it writes it. */
export function presenting(context: Context) {
	const { database } = context;
	const db = database.reader;

	async function page(id: string) {
		const head = await db
			.selectFrom('groups as g')
			.leftJoin('group_pages as p', 'p.group_id', 'g.id')
			.select(['g.id', 'g.name', 'g.kind', 'g.presentation', 'g.visibility', 'g.entry', 'p.charter'])
			.select(['p.revision', 'p.written_at as writtenAt'])
			.where('g.id', '=', id)
			.executeTakeFirstOrThrow();
		const { charter, revision, ...rest } = head;
		return { ...rest, charter: charter ?? '', revision: revision ?? 0, ...(await aboutOf(db, id)) };
	}

	async function changePlaces(
		viewer: Person,
		groupId: string,
		change: (trx: Parameters<Parameters<typeof database.write>[0]>[0]) => Promise<unknown>,
	) {
		await groupFor(db, viewer, groupId, 'group.animate', refusal);
		await database.write(async (trx) => {
			await holdGroup(trx, groupId);
			await change(trx);
			await reindexSubjects(trx, today(context), 'group', [groupId]);
		});
	}

	return {
		/** Its words, themes and territories. @throws Problem `not-found` */
		async presentation(viewer: Person, groupId: string) {
			const facts = await readableGroup(db, viewer, groupId);
			return { ...(await page(groupId)), mayWrite: can(viewer, 'group.animate', facts) };
		},

		/** The same, for its form, and territories that answer to `asked`. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async presentationForm(viewer: Person, groupId: string, asked: string) {
			await groupFor(db, viewer, groupId, 'group.animate', refusal);
			const written = await page(groupId);
			const known = new Set(written.territories.map(({ id }) => id));
			const found = asked === '' ? [] : await findPlaces(context, viewer, asked);
			return { ...written, asked, found: found.filter(({ id }) => !known.has(id)) };
		},

		/** Its visibility stays: what was written for the members was not for others. @throws Problem `conflict` when somebody wrote meanwhile */
		async present(
			viewer: Person,
			groupId: string,
			form: {
				readonly presentation: string;
				readonly charter: string;
				readonly entry: Entry;
				readonly themes: readonly string[];
				readonly revision: number;
			},
		): Promise<void> {
			const { member } = await groupFor(db, viewer, groupId, 'group.animate', refusal);
			const { presentation, charter, entry, revision } = form;
			const themes = [...new Set(form.themes)].filter(isResourceTheme);
			await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const written = { charter, revision: revision + 1, written_at: context.now().toISOString() };
				const now = await trx
					.selectFrom('group_pages')
					.select('revision')
					.where('group_id', '=', groupId)
					.executeTakeFirst();
				if ((now?.revision ?? 0) !== revision)
					throw new Problem(
						'conflict',
						'Quelqu’un a modifié cette présentation entre-temps. Rien n’est enregistré ; vos mots sont encore là : relisez, puis recommencez.',
					);
				await trx
					.insertInto('group_pages')
					.values({ group_id: groupId, ...written })
					.onConflict((on) => on.column('group_id').doUpdateSet(written))
					.execute();
				await trx.updateTable('groups').set({ presentation, entry }).where('id', '=', groupId).execute();
				await trx.deleteFrom('group_themes').where('group_id', '=', groupId).execute();
				if (themes.length > 0)
					await trx
						.insertInto('group_themes')
						.values(themes.map((theme) => ({ group_id: groupId, theme })))
						.execute();
				await reindexSubjects(trx, today(context), 'group', [groupId]);
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'presented-group', subjectType: 'group' },
					...{ subjectId: groupId, detail: { entry } },
				});
			});
		},

		/** @throws Problem `invalid` for what is no territory, `conflict` when there are too many */
		addTerritory: (viewer: Person, groupId: string, id: string) =>
			changePlaces(viewer, groupId, async (trx) => {
				const place = readTerritoryId(id)
					? await trx.selectFrom('territories').select('id').where('id', '=', id).executeTakeFirst()
					: undefined;
				if (!place) throw new Problem('invalid', undefined, { lieu: 'Choisissez un lieu de la liste.' });
				const rows = await trx
					.selectFrom('group_territories')
					.select('territory_id')
					.where('group_id', '=', groupId)
					.execute();
				if (rows.length >= groupLimits.territories)
					throw new Problem('conflict', 'Ce groupe a déjà trente territoires. Retirez-en un d’abord.');
				await trx
					.insertInto('group_territories')
					.values({ group_id: groupId, territory_id: place.id })
					.onConflict((on) => on.columns(['group_id', 'territory_id']).doNothing())
					.execute();
			}),

		/** One that is not there is gone already. */
		removeTerritory: (viewer: Person, groupId: string, id: string) =>
			changePlaces(viewer, groupId, (trx) =>
				trx
					.deleteFrom('group_territories')
					.where('group_id', '=', groupId)
					.where('territory_id', '=', id)
					.execute(),
			),
	};
}

/** Themes and territories of a group, as a page says them. */
export async function aboutOf(db: Reader, groupId: string) {
	const [themes, territories] = await Promise.all([
		db.selectFrom('group_themes').select('theme').where('group_id', '=', groupId).orderBy('theme').execute(),
		db
			.selectFrom('group_territories as g')
			.innerJoin('territories as t', 't.id', 'g.territory_id')
			.select(['t.id', 't.kind', 't.code', 't.name'])
			.where('g.group_id', '=', groupId)
			.orderBy('t.name')
			.orderBy('t.id')
			.limit(groupLimits.territories)
			.execute(),
	]);
	return {
		themes: themes.map(({ theme }) => ({ key: theme, name: resourceThemeName(theme) ?? theme })),
		territories: territories.map(({ id, kind, code, name }) => ({
			...{ id, name, kind: territoryKindNames[kind], href: territoryAddress(kind, code) },
		})),
	};
}
