import { fileAnswer } from '#lib/threads/file-answer.ts';
import type { RequestHandler } from './$types';

/** A file of a post of the thread, for whoever got the letter [C2]. */
export const GET: RequestHandler = async ({ params, request, locals: { app } }) =>
	fileAnswer(await app.threads.fileByLink(params.token, params.piece), request);
