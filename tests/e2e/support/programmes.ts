import { doc } from '#domain/document/content.ts';
import { paragraph } from '#domain/document/templates/prose.ts';
import { programme as template } from '#domain/document/templates/programme.ts';
import { sectionsFrom } from '#domain/document/templates.ts';
import { unfound } from '#domain/programme/funder.ts';
import type { ActionJson, FundingJson, ProgrammeJson } from '#domain/programme/json.ts';
import { connect } from '#server/database/connection.ts';
import { createDocument } from '#server/documents/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { dataDir } from './test.ts';

const place = (funder: string, year: number) => ({ funder, year, stage: 'requested' as const });

/** Two funders over three years, an amount that the town and the academy wrote at once, something to find, an orphan. */
export function aProgramme(actions = 3): ProgrammeJson {
	const [state, academy, axis, objective] = Array.from({ length: 4 }, () => crypto.randomUUID()) as [
		string,
		string,
		string,
		string,
	];
	const contested = (['angers-authority', 'angers-academy'] as const).map((person, index): FundingJson => ({
		...place(academy, 2028),
		cents: index === 0 ? 600_000 : 1_200_000,
		actor: seedId('actor', person),
	}));
	const action = (index: number): ActionJson => ({
		id: crypto.randomUUID(),
		title: `Atelier ${index + 1}`,
		under: index === actions - 1 ? null : objective,
		state: 'preparing',
		audience: 'Collégiens',
		lists: { carrier: [{ key: 'one', name: 'Centre social' }] },
		funding: [
			...[2027, 2028, 2029].map((year) => ({ ...place(state, year), cents: 1_000_000 })),
			...(index === 0 ? contested : []),
			...(index === 1 ? [{ ...place(unfound, 2027), cents: 300_000 }] : []),
		],
		description: doc(paragraph('Ce que nous faisons ensemble.')),
	});
	return {
		firstYear: 2027,
		years: 3,
		zone: null,
		axes: [{ id: axis, title: 'Réussir au collège' }],
		objectives: [{ id: objective, title: 'Prévenir le décrochage', axis }],
		actions: Array.from({ length: actions }, (_, index) => action(index)),
		funders: [
			{ id: state, kind: 'state-147', title: 'État', inKind: false },
			{ id: academy, kind: 'academy', title: 'Académie', inKind: false },
		],
		milestones: [],
		indicators: [],
		readings: [],
		removed: [],
	};
}

/** A programme of a test's own in the space of the cité, as it is written. @returns its address. */
export async function newProgramme(title: string, programme: ProgrammeJson): Promise<string> {
	const database = connect(undefined, dataDir());
	const id = crypto.randomUUID();
	await database.write((trx) =>
		createDocument(
			trx,
			{ now: () => new Date() },
			{
				id,
				groupId: seedId('group', 'espace-Angers'),
				kind: 'programme',
				title,
				visibility: 'members',
				sections: sectionsFrom(template, () => crypto.randomUUID()),
				programme,
				createdBy: null,
				accountId: null,
				template,
			},
		),
	);
	await database.close();
	return `/documents/${id}`;
}
