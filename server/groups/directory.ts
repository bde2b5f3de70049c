import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { parties, partyNames } from '#domain/cite/party.ts';
import { arrange, memberOrders, type MemberOrder, type Placed } from '#domain/group/directory.ts';
import { collegeNames, type College } from '#domain/group/college.ts';
import { membershipRoleNames } from '#domain/group/group.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { fold } from '#domain/search/fold.ts';
import { today, type Context } from '../context.ts';
import { csvOf } from '../exports/csv.ts';
import { moment, text } from '../exports/sheet.ts';
import { listColleges } from './colleges.ts';
import { groupFor } from './facts.ts';
import { everyMember, listMembers, type GroupMember } from './members.ts';
import { readRoster } from './roster.ts';

/** People on one page. */
const pageSize = 100;

export type ListedMember = GroupMember & Placed & { readonly college: College | null };

/** Who is in a group, as far as the one who asks sees them, and the same as a table. */
export function groupDirectory(context: Context) {
	const { database } = context;
	const db = database.reader;

	async function placed(viewer: Person, groupId: string) {
		const refusal = 'Les membres d’un groupe se lisent une fois connecté.';
		const { facts } = await groupFor(db, viewer, groupId, 'group.read-members', refusal);
		const day = today(context);
		const [group, members, colleges] = await Promise.all([
			db
				.selectFrom('groups')
				.select(['id', 'name', 'kind'])
				.where('id', '=', groupId)
				.executeTakeFirstOrThrow(),
			listMembers(db, viewer, groupId, day, everyMember),
			listColleges(db, groupId),
		]);
		const rows = (await readRoster(db, groupId, members, day)).flatMap((region) => region.rows);
		const cites = new Map<string, string[]>();
		/** A seat says which side somebody speaks from; without one, their organisation does. */
		const seats = new Map<string, GroupMember['party']>();
		for (const row of rows)
			for (const column of ['state', 'academy', 'authority', 'others'] as const)
				for (const { id } of row[column].people) {
					cites.set(id, [...(cites.get(id) ?? []), row.cite.name]);
					if (column !== 'others') seats.set(id, column);
				}
		const listed = members.map((member): ListedMember => ({
			...member,
			party: seats.get(member.id) ?? member.party,
			cites: cites.get(member.id) ?? [],
			college: group.kind === 'citizens' ? (colleges.get(member.id) ?? null) : null,
		}));
		return { facts, group, members: listed, hasCites: rows.length > 0 };
	}

	return {
		/** @param order how they are arranged; the first that means something here when it does not. @throws Problem `not-found`, `signed-out` */
		async directory(viewer: Person, groupId: string, order: MemberOrder | null, q: string, asked: number) {
			const { facts, group, members, hasCites } = await placed(viewer, groupId);
			const orders = memberOrders.filter((one) =>
				one === 'cite' ? hasCites : one === 'college' ? group.kind === 'citizens' : true,
			);
			const chosen = orders.find((one) => one === order) ?? orders[0] ?? 'partie';
			const words = fold(q).split(/\s+/).filter(Boolean).slice(0, 8);
			const found = members.filter(({ name, organisation, function: what, cites }) => {
				const said = fold([name, organisation, what, ...cites].join('\n'));
				return words.every((word) => said.includes(word));
			});
			// The lines of all parts, one after the other, cut in pages.
			const lines = arrange(found, chosen).flatMap(({ title, party, members: people }) =>
				people.map((member) => ({ title, party, count: people.length, member })),
			);
			const page = pageNumber(asked);
			const shown = lines.slice((page - 1) * pageSize, page * pageSize);
			return {
				group,
				...{ orders, order: chosen, total: members.length, found: found.length },
				mayAnimate: can(viewer, 'group.animate', facts),
				parts: [...Map.groupBy(shown, ({ title }) => title).values()].map((part) => ({
					...{ title: part[0]!.title, party: part[0]!.party, count: part[0]!.count },
					members: part.map(({ member }) => member),
				})),
				...{ page, pages: pagesOf(lines.length, pageSize), lines: lines.length, size: pageSize },
			};
		},

		/** The same people as a table: what the one who asks may read of them, and no address. */
		async memberFile(viewer: Person, groupId: string) {
			const { group, members } = await placed(viewer, groupId);
			const isCitizens = group.kind === 'citizens';
			const heads = ['Nom', 'Fonction', 'Structure', 'Partie', 'Cité', 'Rôle', 'Depuis'];
			const sheet = {
				...{ name: 'Membres', foot: [], kept: 1 },
				columns: [...heads, ...(isCitizens ? ['Collège'] : [])].map((head) => ({ head, width: 20 })),
				rows: members.map((one) => [
					...[text(one.name), text(one.function), text(one.organisation)],
					...[
						text(partyNames[parties.includes(one.party) ? one.party : 'other']),
						text(one.cites.join(', ')),
					],
					...[text(membershipRoleNames[one.role]), moment(one.since)],
					...(isCitizens ? [text(one.college && collegeNames[one.college])] : []),
				]),
			};
			const body = new TextEncoder().encode(csvOf(sheet));
			return { name: 'membres.csv', type: 'text/csv; charset=utf-8', body };
		},
	};
}
