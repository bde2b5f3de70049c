import { download } from '#lib/download.server.ts';
import type { RequestHandler } from './$types';

/** The dates of a programme, for a calendar. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	download(await app.exports.calendar(viewer, params.id));
