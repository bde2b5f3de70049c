import { download } from '#lib/download.server.ts';
import type { RequestHandler } from './$types';

/** A programme as a workbook, a sheet a view. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	download(await app.exports.workbook(viewer, params.id));
