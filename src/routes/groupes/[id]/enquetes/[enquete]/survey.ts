import type { App } from '#server/app.ts';

/** What the use case gives this page. */
export type Survey = Awaited<ReturnType<App['surveys']['survey']>>;
