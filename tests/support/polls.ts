import type { Member } from '#domain/access/person.ts';
import type { SentBallot } from '#domain/poll/ballot.ts';
import type { OpeningForm } from '#server/polls/opening.ts';
import { pollUseCases } from '#server/polls/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { testContext, type TestDatabase } from './databases.ts';
import { demonstration } from './demonstration.ts';
import { personOf } from './people.ts';

/** The space of Angers, where polls are tried. */
export const space = seedId('group', 'espace-Angers');

/** A ballot that says nothing. */
export const nothing: SentBallot = { chosen: [], ranks: {}, slots: {}, position: '', words: '' };
export const chosen = (...ids: string[]): SentBallot => ({ ...nothing, chosen: ids });

/** The form of a choice between two places, right on 29 November 2026, but for what is said otherwise. */
export const openingForm = (over: Partial<OpeningForm>): OpeningForm => ({
	...{ id: crypto.randomUUID(), kind: 'choice', title: 'Où se réunir ?', presentation: '' },
	...{ anonymous: false, several: false, options: 'À la mairie\n- Au collège', slots: [], minutes: 60 },
	...{ zone: 'Europe/Paris', closesOn: '2026-12-10', closesTime: '18:00' },
	...over,
});

/** The polls of the demonstration on a database of one’s own, on 29 November 2026 until `standAt` says otherwise, and people of that space. */
export async function pollsOn({ open }: TestDatabase) {
	const database = await open(demonstration);
	const context = testContext(database);
	context.standAt('2026-11-29T10:00:00Z');
	const polls = pollUseCases(context);
	const { actor_id } = await database.reader
		.selectFrom('memberships')
		.select('actor_id')
		.where('group_id', '=', space)
		.where('role', '=', 'observer')
		.executeTakeFirstOrThrow();
	const person = (key: string) => personOf(context, seedId('actor', key));
	const animator = await person('angers-authority');
	return {
		...{ database, context, polls, person, animator },
		...{ voter: await person('angers-state'), third: await person('angers-academy') },
		observer: await personOf(context, actor_id),
		page: (viewer: Member, id: string, token: string | null = null) => polls.poll(viewer, id, token),
		async openOne(over: Partial<OpeningForm> = {}) {
			const id = await polls.openPoll(animator, space, openingForm(over));
			return { id, options: (await polls.poll(animator, id, null)).options };
		},
	};
}
