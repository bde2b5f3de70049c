import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { invitationAddress, invitationPurpose } from '#server/groups/invitation-links.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import type { Mail } from '#server/mail/message.ts';
import { pollPurpose } from '#server/polls/letters.ts';
import { pollUseCases } from '#server/polls/use-cases.ts';
import { voteAddress } from '#server/polls/vote-links.ts';
import { seedId } from '#server/seed/identity.ts';
import { replyAddress } from '#server/threads/reply-address.ts';
import { threadPurpose } from '#server/threads/telling.ts';
import { threadUseCases } from '#server/threads/use-cases.ts';
import { testContext, type TestDatabase } from './databases.ts';
import { demonstration } from './demonstration.ts';
import { lettersThatLeave } from './letters.ts';
import { personOf } from './people.ts';

const day = 86_400_000;

/** Somebody who has no account. */
export const rose = 'rose.courriel@exemple.fr';

/** The token of the link by which one answers. */
export const tokenIn = (mail: Mail | undefined): string =>
	/\/fils\/repondre\/([\w-]{43})/.exec(mail?.text ?? '')![1]!;

/** A group of members only, opened anew for each test, whom one adds to it by e-mail, and its letters. */
export async function openMailStage(open: TestDatabase['open'], dataDir?: string) {
	const database: Database = await open(demonstration);
	let now = new Date('2026-11-29T10:00:00Z');
	const context = testContext(database, { now: () => now });
	if (dataDir) Object.assign(context, { config: { ...context.config, DATA_DIR: dataDir } });
	const groups = groupUseCases(context);
	const threads = threadUseCases(context);
	const polls = pollUseCases(context);
	let crpv: Member = await personOf(context, seedId('actor', 'facilitator-resovilles'));
	let group = '';
	let tests = 0;
	const later = () => (now = new Date(now.getTime() + 60_000));
	const deliver = () =>
		lettersThatLeave(context, {
			...{ [threadPurpose]: replyAddress(context), [invitationPurpose]: invitationAddress(context) },
			[pollPurpose]: voteAddress(context),
		});

	return {
		...{ database, context, groups, threads, polls, deliver, later },
		/** Who animates the group. */
		get crpv() {
			return crpv;
		},
		get group() {
			return group;
		},
		/** One network address a test: its attempts are its own. */
		get address() {
			return `192.0.2.${tests}`;
		},
		async begin() {
			tests += 1;
			now = new Date(now.getTime() + 2 * day);
			group = await groups.found(crpv, {
				...{ name: 'Par courriel', presentation: 'Sans compte.', kind: 'thematic' as const },
				...{ visibility: 'members' as const, entry: 'invitation' as const },
			});
			crpv = await personOf(context, crpv.actorId);
			await database.write((trx) => trx.deleteFrom('outbox').execute());
		},
		pass: (days: number) => (now = new Date(now.getTime() + days * day)),
		async add(...people: string[]) {
			await groups.invite(crpv, group, {
				people: people.join('\n'),
				words: '',
				role: 'member',
				byMail: true,
			});
			return deliver();
		},
		async ask(body = 'Qui sait ?') {
			later();
			const question = { kind: 'question', title: 'Une question', body, chosen: new Map() } as const;
			const made = await threads.open(crpv, { groupId: group }, question);
			if (!('id' in made)) throw new Error('a name was ambiguous');
			return made.id;
		},
		async answer(id: string, body: string) {
			later();
			await threads.answer(crpv, id, { body, chosen: new Map() });
		},
		/** Who said what, as who animates reads it. */
		said: async (id: string) =>
			(await threads.thread(crpv, id)).posts.map(({ author, paragraphs }) => ({
				...{ author, words: paragraphs.flat(2).map((piece) => ('text' in piece ? piece.text : '')) },
			})),
		idOf: async (email: string) =>
			(await groups.members(crpv, group)).byMail.find((one) => one.email === email)!.id,
		emailOf: async ({ accountId }: Member) =>
			(
				await database.reader
					.selectFrom('accounts')
					.select('email')
					.where('id', '=', accountId)
					.executeTakeFirstOrThrow()
			).email,
		life: (state: 'active' | 'dormant' | 'archived') =>
			database.write((trx) => trx.updateTable('groups').set({ state }).where('id', '=', group).execute()),
	};
}

export type MailStage = Awaited<ReturnType<typeof openMailStage>>;
