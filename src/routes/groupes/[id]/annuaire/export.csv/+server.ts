import { download } from '#lib/download.server.ts';
import type { RequestHandler } from './$types';

/** The members of the group as a table: what the one who asks may read of them. */
export const GET: RequestHandler = async ({ params, locals: { app, viewer } }) =>
	download(await app.groups.memberFile(viewer, params.id));
