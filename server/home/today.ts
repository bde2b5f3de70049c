import type { Member } from '#domain/access/person.ts';
import { parties, type Party } from '#domain/cite/party.ts';
import { lackOfAnimators } from '#domain/group/animation.ts';
import { animatorAwaits, reviewAwaits, seatAwaits, situation, type Awaiting } from '#domain/home/today.ts';
import type { Day, Instant } from '../database/schema.ts';
import type { Reader } from '../database/connection.ts';
import { getDocumentJson, listWritten } from '../documents/reads.ts';
import * as reads from './today-reads.ts';

/** How far back « ce qui a bougé » looks. */
const recentDays = 30;
/** Documents opened to look for sections to read again: each costs its journal. */
const looked = 4;

type SeatRow = Awaited<ReturnType<typeof reads.listSeats>>[number];

/** Everything the page « Aujourd’hui » says to one person. */
export async function todayOf(db: Reader, viewer: Member, day: Day, now: Instant) {
	const since = new Date(Date.parse(now) - recentDays * 86_400_000).toISOString();
	const citeIds = [...new Set([...viewer.seats.keys(), ...viewer.facilitates])];
	const groupIds = [...new Set([...viewer.roles.keys(), ...viewer.facilitates])];
	const animated = [...viewer.roles].filter(([, role]) => role === 'animator').map(([id]) => id);
	const [seats, cites, groups, animators, written, moved, reviews] = await Promise.all([
		reads.listSeats(db, citeIds, day),
		reads.listCitesById(db, citeIds),
		reads.listGroups(db, groupIds),
		reads.listAnimators(db, animated, day),
		listWritten(db, viewer, 4),
		reads.listMoved(db, viewer, since, 12),
		sectionsToReview(db, viewer),
	]);
	const awaiting: Awaiting[] = [
		...reviews,
		...seats
			.filter((seat) => seat.holderId === null)
			.map((seat) => seatAwaits(seat, viewer.seats.has(seat.citeId))),
		...groups
			.filter((group) => animated.includes(group.id) && group.state === 'active')
			.flatMap((group) => lacksAnimator(group, animators)),
	];
	return {
		day,
		now,
		situation: situation({ awaiting, written: written.length, moved: moved.length, groups: groups.length }),
		awaiting: awaiting.slice(0, 6),
		written,
		moved: byGroup(moved),
		groups,
		cites: cites.map((cite) => citeOf(viewer, cite, seats)),
	};
}

/** Sections « à relire » of the parties this person sits for, in the latest documents of their cités. */
async function sectionsToReview(db: Reader, viewer: Member): Promise<Awaiting[]> {
	const documents = await reads.listCiteDocuments(db, viewer, [...viewer.seats.keys()], looked);
	const found = await Promise.all(
		documents.map(async (document) => {
			const party = viewer.seats.get(document.citeId ?? '');
			// One that cannot be read says so where it is opened; the page of today goes on without it [E8].
			const { sections } = await getDocumentJson(db, document).catch(() => ({ sections: [] }));
			const waiting = sections.filter((section) => section.status === 'review' && section.party === party);
			return waiting.length > 0
				? [
						reviewAwaits(
							document,
							waiting.map(({ title }) => title),
						),
					]
				: [];
		}),
	);
	return found.flat();
}

function lacksAnimator(
	group: { id: string; name: string },
	animators: Awaited<ReturnType<typeof reads.listAnimators>>,
): Awaiting[] {
	const ofGroup = animators.filter(({ groupId }) => groupId === group.id);
	// As the group's page judges it: each by their latest function.
	const people = [...Map.groupBy(ofGroup, ({ actorId }) => actorId).values()].flatMap(
		([latest]) => latest ?? [],
	);
	return lackOfAnimators(people) ? [animatorAwaits(group, people.length)] : [];
}

function byGroup(moved: Awaited<ReturnType<typeof reads.listMoved>>) {
	return [...Map.groupBy(moved, (document) => document.groupId)].slice(0, 5).map(([id, documents]) => ({
		id,
		name: documents[0]?.groupName ?? '',
		documents: documents.slice(0, 2),
		more: Math.max(0, documents.length - 2),
	}));
}

function citeOf(viewer: Member, cite: { id: string; name: string; slug: string }, seats: readonly SeatRow[]) {
	const own = seats.filter((seat) => seat.citeId === cite.id);
	return {
		...cite,
		/** The party this person sits for; null when they facilitate. */
		party: (viewer.seats.get(cite.id) ?? null) as Party | null,
		holder: own.some((seat) => seat.holderId === viewer.actorId),
		untilDay: own.find((seat) => seat.holderId === viewer.actorId)?.untilDay ?? null,
		seats: own
			.map(({ party, label, holderId }) => ({ party, label, vacant: holderId === null }))
			.toSorted((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party)),
	};
}
