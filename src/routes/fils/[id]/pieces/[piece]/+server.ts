import { fileAnswer } from '#lib/threads/file-answer.ts';
import type { RequestHandler } from './$types';

/** A file of a post, for whoever may read the thread at this moment [C2]. */
export const GET: RequestHandler = async ({ params, request, locals: { app, viewer } }) =>
	fileAnswer(await app.threads.file(viewer, params.id, params.piece), request);
