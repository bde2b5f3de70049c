import { invitationsADay } from '#domain/group/invitation.ts';
import { Problem } from '#domain/problem.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';

interface Limit {
	readonly purpose: string;
	readonly times: number;
	readonly minutes: number;
	/** What is said past it, when a few minutes are not enough. */
	readonly sentence?: string;
}

/** Keys are an account's address and a network address [I4]; a town hall is often one network address for all. */
export const limits = {
	linkForAccount: { purpose: 'link-account', times: 5, minutes: 60 },
	linkFromAddress: { purpose: 'link-address', times: 60, minutes: 60 },
	passwordForAccount: { purpose: 'password-account', times: 10, minutes: 15 },
	passwordFromAddress: { purpose: 'password-address', times: 60, minutes: 15 },
	correctionsByAccount: { purpose: 'corrections-account', times: 30, minutes: 1440 },
	messagesByAccount: { purpose: 'messages-account', times: 20, minutes: 1440 },
	messagesToActor: { purpose: 'messages-actor', times: 20, minutes: 1440 },
	invitationsByAccount: {
		...{ purpose: 'invitations-account', times: invitationsADay, minutes: 1440 },
		sentence: `Vous pouvez inviter ${invitationsADay} personnes par jour. Rien n’est parti : recommencez demain avec la suite de la liste.`,
	},
	invitationsToAddress: {
		...{ purpose: 'invitations-address', times: 3, minutes: 1440 },
		sentence:
			'Cette adresse a déjà reçu plusieurs lettres aujourd’hui. Rien n’est parti : recommencez demain.',
	},
	postsByAccount: {
		...{ purpose: 'posts-account', times: 100, minutes: 1440 },
		sentence: 'Vous avez écrit cent messages depuis hier. Celui-ci n’est pas parti : recommencez demain.',
	},
	postsByLetter: {
		...{ purpose: 'posts-letter', times: 10, minutes: 1440 },
		sentence: 'Cette lettre a déjà servi dix fois depuis hier. Connectez-vous pour continuer.',
	},
	filesByAccount: {
		...{ purpose: 'files-account', times: 60, minutes: 1440 },
		sentence:
			'Vous avez joint soixante fichiers depuis hier. Rien n’a été publié : envoyez le message sans fichier, ou recommencez demain.',
	},
	photosByAccount: {
		...{ purpose: 'photos-account', times: 30, minutes: 1440 },
		sentence: 'Vous avez envoyé trente photos depuis hier. Rien n’a changé : recommencez demain.',
	},
	reportsByAccount: { purpose: 'reports-account', times: 20, minutes: 1440 },
	requestsByAccount: { purpose: 'requests-account', times: 20, minutes: 1440 },
	linksByAccount: { purpose: 'links-account', times: 20, minutes: 1440 },
	lettersFromNetwork: { purpose: 'letters-network', times: 60, minutes: 60 },
	groupsByAccount: { purpose: 'groups-account', times: 10, minutes: 1440 },
	pollsByAccount: { purpose: 'polls-account', times: 40, minutes: 1440 },
	callsByAccount: { purpose: 'calls-account', times: 20, minutes: 1440 },
	resourcesByAccount: { purpose: 'resources-account', times: 200, minutes: 1440 },
	surveysByAccount: { purpose: 'surveys-account', times: 20, minutes: 1440 },
	answersFromAddress: {
		...{ purpose: 'answers-address', times: 60, minutes: 60 },
		sentence:
			'Beaucoup de réponses viennent d’arriver d’ici. La vôtre n’est pas enregistrée : envoyez-la de nouveau dans une heure.',
	},
	answersToSurvey: {
		...{ purpose: 'answers-survey', times: 600, minutes: 1440 },
		sentence:
			'Cette enquête a reçu beaucoup de réponses aujourd’hui. La vôtre n’est pas enregistrée : envoyez-la de nouveau demain.',
	},
	importsByAccount: { purpose: 'imports-account', times: 40, minutes: 1440 },
	entriesByAccount: { purpose: 'entries-account', times: 20, minutes: 1440 },
	organisationsByAccount: {
		...{ purpose: 'organisations-account', times: 30, minutes: 1440 },
		sentence:
			'Vous avez fait connaître trente structures en un jour. Rien n’a été ajouté : continuez demain, ou demandez à l’équipe d’importer votre liste.',
	},
	objectionForAddress: { purpose: 'objection-address', times: 5, minutes: 60 },
	objectionFromNetwork: { purpose: 'objection-network', times: 60, minutes: 60 },
	consumeFromAddress: { purpose: 'consume-address', times: 60, minutes: 15 },
} as const satisfies Record<string, Limit>;

/**
 * Counts an attempt under each key, or as many as it stands for, and refuses once a limit is passed. Committed at once, so that an attempt which
 * then fails has counted all the same; keys are hashed, so that no list of tried addresses builds up.
 * @throws {Problem} `too-many`.
 */
export async function countAttempts(
	context: Context,
	attempts: readonly (readonly [limit: Limit, key: string, times?: number])[],
): Promise<void> {
	const now = context.now();
	const excess = await context.database.write(async (trx) => {
		let refused: Limit | undefined;
		for (const [limit, key, times = 1] of attempts) {
			const windowEnds = new Date(now.getTime() - limit.minutes * 60_000).toISOString();
			const over = sql<boolean>`rate_limits.window_started <= ${windowEnds}`;
			const row = await trx
				.insertInto('rate_limits')
				.values({ key: rowKey(limit, key), window_started: now.toISOString(), count: times })
				.onConflict((conflict) =>
					conflict.column('key').doUpdateSet({
						count: sql`case when ${over} then ${sql.lit(times)} else rate_limits.count + ${sql.lit(times)} end`,
						window_started: sql`case when ${over} then ${now.toISOString()} else rate_limits.window_started end`,
					}),
				)
				.returning('count')
				.executeTakeFirstOrThrow();
			if (row.count > limit.times) refused ??= limit;
		}
		return refused;
	});
	if (excess) throw new Problem('too-many', excess.sentence);
}

/** Where attempts of a key are counted: nobody’s address stands there. */
export function rowKey(limit: Limit, key: string): string {
	return createHash('sha256').update(`${limit.purpose}\n${key}`).digest('hex');
}
