import { accountUseCases } from './accounts/use-cases.ts';
import { citeUseCases } from './cites/use-cases.ts';
import type { Context } from './context.ts';
import { directoryUseCases } from './directory/use-cases.ts';
import { documentUseCases } from './documents/use-cases.ts';
import { groupUseCases } from './groups/use-cases.ts';
import { homeUseCases } from './home/use-cases.ts';
import { searchUseCases } from './search/use-cases.ts';
import { territoryUseCases } from './territories/use-cases.ts';

/**
 * The use cases the face may call, grouped by noun. Each takes first the person who asks, authorises through `can`,
 * and throws a `Problem` for anything that person should be told.
 */
export function createApp(context: Context) {
	return {
		demonstration: context.demonstration,
		accounts: accountUseCases(context),
		cites: citeUseCases(context),
		directory: directoryUseCases(context),
		documents: documentUseCases(context),
		groups: groupUseCases(context),
		home: homeUseCases(context),
		search: searchUseCases(context),
		territories: territoryUseCases(context),
		/** Logs an unexpected error of the face under the reference its page shows. */
		reportError(error: unknown, about: { reference: string; route: string | null; status: number }) {
			context.log.error({ err: error, ...about }, 'page failed');
		},
	};
}

export type App = ReturnType<typeof createApp>;
