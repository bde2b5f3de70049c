import type { App } from '#server/app.ts';

/** What the use case gives this page. */
export type Group = Awaited<ReturnType<App['groups']['group']>>;

/** What is open in the group for who is in it. */
export type OpenNow = NonNullable<Awaited<ReturnType<App['polls']['openIn']>>>;
export type OpenSurveys = Awaited<ReturnType<App['surveys']['openIn']>>;
export type OpenCalls = Awaited<ReturnType<App['calls']['openIn']>>;

/** What somebody who is in the group has missed. */
export type Since = NonNullable<Awaited<ReturnType<App['groups']['since']>>>;
