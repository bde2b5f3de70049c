import type { App } from '#server/app.ts';

/** What the use case gives this page. */
export type Group = Awaited<ReturnType<App['groups']['group']>>;
