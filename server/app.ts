import { accountUseCases } from './accounts/use-cases.ts';
import { attachmentUseCases } from './attachments/use-cases.ts';
import { callUseCases } from './calls/use-cases.ts';
import { citeUseCases } from './cites/use-cases.ts';
import type { Context } from './context.ts';
import { clauseUseCases } from './documents/clause-use-cases.ts';
import { directoryUseCases } from './directory/use-cases.ts';
import { documentUseCases } from './documents/use-cases.ts';
import { exportUseCases } from './exports/use-cases.ts';
import { groupUseCases } from './groups/use-cases.ts';
import { homeUseCases } from './home/use-cases.ts';
import { importUseCases } from './imports/directory/use-cases.ts';
import { pollUseCases } from './polls/use-cases.ts';
import { resourceUseCases } from './resources/use-cases.ts';
import { searchUseCases } from './search/use-cases.ts';
import { savedSearchUseCases } from './searches/use-cases.ts';
import { surveyUseCases } from './surveys/use-cases.ts';
import { templateUseCases } from './templates/use-cases.ts';
import { threadUseCases } from './threads/use-cases.ts';
import { territoryUseCases } from './territories/use-cases.ts';

/**
 * The use cases the face may call, grouped by noun. Each takes first the person who asks, authorises through `can`,
 * and throws a `Problem` for anything that person should be told.
 */
export function createApp(context: Context) {
	const documents = documentUseCases(context);
	return {
		demonstration: context.demonstration,
		accounts: accountUseCases(context),
		attachments: attachmentUseCases(context),
		calls: callUseCases(context, (viewer, groupId, document) => documents.compose(viewer, groupId, document)),
		cites: citeUseCases(context),
		clauses: clauseUseCases(context),
		directory: directoryUseCases(context),
		documents,
		exports: exportUseCases(context, (viewer, id) => documents.export(viewer, id)),
		groups: groupUseCases(context),
		home: homeUseCases(context),
		imports: importUseCases(context),
		polls: pollUseCases(context),
		resources: resourceUseCases(context),
		search: searchUseCases(context),
		searches: savedSearchUseCases(context),
		surveys: surveyUseCases(context),
		templates: templateUseCases(context),
		territories: territoryUseCases(context),
		threads: threadUseCases(context),
		/** Logs an unexpected error of the face under the reference its page shows. */
		reportError(error: unknown, about: { reference: string; route: string | null; status: number }) {
			context.log.error({ err: error, ...about }, 'page failed');
		},
	};
}

export type App = ReturnType<typeof createApp>;
