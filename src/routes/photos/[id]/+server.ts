import { pieceAnswer } from '#lib/piece-answer.server.ts';
import type { RequestHandler } from './$types';

/** The photo of somebody, for whoever it is shown to at this moment; for every other there is none [C2] [R4]. */
export const GET: RequestHandler = async ({ params, request, locals: { app, viewer } }) =>
	pieceAnswer(await app.directory.openPhoto(viewer, params.id), 'photo', request);
