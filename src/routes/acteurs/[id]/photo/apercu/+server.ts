import { pieceAnswer } from '#lib/piece-answer.server.ts';
import type { RequestHandler } from './$types';

/** The photo of a record for who is in charge of it, whoever else sees it. */
export const GET: RequestHandler = async ({ params, request, locals: { app, viewer } }) =>
	pieceAnswer(await app.directory.photoInCharge(viewer, params.id), 'photo', request);
