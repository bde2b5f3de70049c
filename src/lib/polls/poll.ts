import type { PollCount } from '#domain/poll/count.ts';
import type { PollKind } from '#domain/poll/poll.ts';
import type { App } from '#server/app.ts';

/** What the use case gives this page. */
export type Poll = Awaited<ReturnType<App['polls']['poll']>>;
export type PollResults = NonNullable<Poll['results']>;
/** The count of one kind of poll. */
export type CountOf<K extends PollKind> = Extract<PollCount, { kind: K }>;
