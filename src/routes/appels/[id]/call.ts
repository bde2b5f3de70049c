import type { App } from '#server/app.ts';

/** What the use case gives this page. */
export type Call = Awaited<ReturnType<App['calls']['call']>>;
