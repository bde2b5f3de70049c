import { download } from '#lib/download.server.ts';
import type { RequestHandler } from './$types';

/** Every answer, as text that any spreadsheet opens. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	download(await app.surveys.file(viewer, { groupId: params.id, id: params.enquete }));
