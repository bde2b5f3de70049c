import { forgetExpired } from './accounts/expiry.ts';
import { removeUnused } from './attachments/unused.ts';
import type { Context } from './context.ts';
import { removeOldSnapshots } from './documents/old-snapshots.ts';
import { forgetInvitations } from './groups/answering.ts';
import { askAboutQuiet } from './groups/quiet.ts';
import { forgetFiles } from './imports/directory/expiry.ts';
import { followDays } from './search/index-keeping.ts';
import { forgetQuestions } from './search/question-log.ts';
import { sendAlerts } from './searches/alerts.ts';
import { forgetVoteLinks } from './polls/vote-links.ts';
import { forgetReplyLinks } from './threads/reply-address.ts';
import { forgetAnswers } from './surveys/forgetting.ts';

const hour = 3_600_000;
/** Hour of the night, on the clock of the machine. */
const night = 3;

/** What is done at start and then each hour, whoever is there, and what is done once a night. @returns what stops it. */
export function startChores(context: Context): () => void {
	const run = async () => {
		const nightly = context.now().getHours() === night ? [removeOldSnapshots, removeUnused] : [];
		// One that fails keeps none of the others from being done.
		for (const chore of [
			...[
				forgetExpired,
				forgetInvitations,
				forgetQuestions,
				forgetFiles,
				forgetAnswers,
				followDays,
				sendAlerts,
				forgetReplyLinks,
				forgetVoteLinks,
				askAboutQuiet,
			],
			...nightly,
		])
			await chore(context).catch((error: unknown) => context.log.error({ err: error }, 'chore failed'));
	};
	void run();
	const timer = setInterval(() => void run(), hour).unref();
	return () => clearInterval(timer);
}
