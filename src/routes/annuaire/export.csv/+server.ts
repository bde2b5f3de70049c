import { download } from '#lib/download.server.ts';
import { readAddress } from '#domain/search/address.ts';
import type { RequestHandler } from './$types';

/** The list that the page shows, as text that any spreadsheet opens. */
export const GET: RequestHandler = async ({ locals: { app, viewer }, url }) =>
	download(await app.search.csv(viewer, readAddress(url.searchParams)));
