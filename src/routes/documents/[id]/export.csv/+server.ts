import { download } from '#lib/download.server.ts';
import type { RequestHandler } from './$types';

/** The table of a programme, as text that any spreadsheet opens. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	download(await app.exports.csv(viewer, params.id));
