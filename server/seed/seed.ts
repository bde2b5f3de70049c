import { toSlug } from '#domain/identifier.ts';
import { today, type Context } from '../context.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import { rebuildIndex } from '../search/reindex.ts';
import { loadAdministrativeDivisions } from '../territories/load.ts';
import { calendarFrom, type Calendar } from './calendar.ts';
import { seedId } from './identity.ts';
import { angersProgramme } from './documents/angers-programme.ts';
import { angersProtocol } from './documents/angers-protocol.ts';
import { clubDocuments } from './documents/club.ts';
import { notes } from './documents/notes.ts';
import { writeDocument } from './documents/write.ts';
import { angersPolls } from './polls/angers.ts';
import { clubPolls } from './polls/club.ts';
import { writePoll } from './polls/write.ts';
import { writeCall } from './calls/write.ts';
import { writeResources } from './resources/write.ts';
import { writeSurvey } from './surveys/write.ts';
import { groupCollegeRows, groupPageRows, groupTerritoryRows, groupThemeRows } from './presentation-rows.ts';
import * as rows from './rows.ts';
import { followerRows, postRows, threadRows } from './thread-rows.ts';

/**
 * Fills an empty database with the demonstration network: the real territories, the Club de l'Ouest and its thirteen
 * cités, and people who do not exist. The same day gives the same rows everywhere. One transaction: all of it or nothing.
 * @returns false when somebody has an account already, seeded or real; then nothing changes.
 */
export async function seedDemonstration(
	context: Pick<Context, 'database' | 'now'>,
	loadDivisions: (trx: Transaction) => Promise<unknown> = loadAdministrativeDivisions,
): Promise<boolean> {
	const calendar = calendarFrom(today(context));
	return context.database.write(async (trx) => {
		const seeded = await trx
			.selectFrom('settings')
			.select('value')
			.where('key', '=', 'seeded')
			.executeTakeFirst();
		if (seeded) return false;
		await loadDivisions(trx);
		await insertQuarters(trx);
		await insertDirectory(trx, calendar);
		const citeId = await knownCites(trx);
		await insertCites(trx, calendar, citeId);
		await insertGroups(trx, calendar, citeId);
		for (const document of [angersProtocol, angersProgramme, ...notes, ...clubDocuments])
			await writeDocument(trx, document, calendar);
		await insertThreads(trx, calendar);
		for (const poll of [...angersPolls, ...clubPolls]) await writePoll(trx, poll, calendar);
		await writeSurvey(trx, calendar);
		await writeCall(trx, calendar);
		await writeResources(trx, calendar);
		await rebuildIndex(trx, calendar.today);
		await insertNew(trx, 'settings', [{ key: 'seeded', value: calendar.today }]);
		return true;
	});
}

async function insertThreads(trx: Transaction, calendar: Calendar): Promise<void> {
	await insertNew(trx, 'threads', threadRows(calendar));
	await insertNew(trx, 'posts', postRows(calendar));
	await insertNew(trx, 'thread_followers', followerRows());
}

async function insertQuarters(trx: Transaction): Promise<void> {
	await insertNew(trx, 'territories', rows.territoryRows());
	for (const { quarter, communes } of rows.quarterCommunes) {
		const above = await trx
			.selectFrom('territory_ancestors')
			.select('ancestor_id')
			.distinct()
			.where('territory_id', 'in', communes)
			.execute();
		const ancestors = [...communes, ...above.map((row) => row.ancestor_id)];
		await insertNew(
			trx,
			'territory_ancestors',
			ancestors.map((ancestor) => ({ territory_id: quarter, ancestor_id: ancestor })),
		);
	}
}

async function insertDirectory(trx: Transaction, calendar: Calendar): Promise<void> {
	await insertNew(trx, 'organisations', rows.organisationRows(calendar));
	await insertNew(trx, 'actors', rows.actorRows(calendar));
	await insertNew(trx, 'affiliations', rows.affiliationRows(calendar));
	await insertNew(trx, 'actor_territories', rows.actorTerritoryRows());
	await insertNew(trx, 'actor_fields', rows.actorFieldRows());
	await insertNew(trx, 'accounts', rows.accountRows(calendar));
}

/** Cités that an import brought before keep their id, and everything below hangs on it. */
async function knownCites(trx: Transaction): Promise<rows.CiteId> {
	const known = await trx.selectFrom('cites').select(['id', 'slug']).execute();
	const bySlug = new Map(known.map((cite) => [cite.slug, cite.id]));
	return (name) => bySlug.get(toSlug(name)) ?? seedId('cite', name);
}

async function insertCites(trx: Transaction, calendar: Calendar, citeId: rows.CiteId): Promise<void> {
	await insertNew(trx, 'cites', rows.citeRows(calendar, citeId));
	await insertNew(trx, 'cite_territories', rows.citeTerritoryRows(citeId));
	await insertNew(trx, 'seats', rows.seatRows(citeId));
	await insertNew(trx, 'seat_tenures', rows.tenureRows(calendar));
	await insertNew(trx, 'facilitations', rows.facilitationRows(calendar, citeId));
}

async function insertGroups(trx: Transaction, calendar: Calendar, citeId: rows.CiteId): Promise<void> {
	await insertNew(trx, 'groups', rows.groupRows(calendar, citeId));
	await insertNew(trx, 'group_cites', rows.groupCiteRows(citeId));
	await insertNew(trx, 'memberships', rows.membershipRows(calendar));
	await insertNew(trx, 'group_pages', groupPageRows(calendar));
	await insertNew(trx, 'group_themes', groupThemeRows());
	await insertNew(trx, 'group_territories', groupTerritoryRows());
	await insertNew(trx, 'group_colleges', groupCollegeRows());
	await insertNew(trx, 'group_lives', rows.groupLifeRows(calendar));
	await insertNew(trx, 'mail_members', rows.mailMemberRows(calendar));
	await insertNew(trx, 'join_requests', rows.joinRequestRows(calendar));
}
