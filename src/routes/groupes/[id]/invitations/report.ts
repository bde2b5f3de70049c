import type { App } from '#server/app.ts';

/** What became of a list of addresses. */
export type InvitingReport = Awaited<ReturnType<App['groups']['invite']>>;
