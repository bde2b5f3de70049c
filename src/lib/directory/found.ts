import type { App } from '#server/app.ts';

/** What a question finds, shown as a list or on a map. */
export type Found = Awaited<ReturnType<App['search']['findOnMap']>>['found'];
