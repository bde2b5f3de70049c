import { pieceAnswer } from '#lib/piece-answer.server.ts';
import type { RequestHandler } from './$types';

/** An image or a file of a document, for whoever may read that document at this moment [C2]. */
export const GET: RequestHandler = async ({ params, request, locals: { app, viewer } }) => {
	const piece = await app.attachments.open(viewer, params.id);
	return pieceAnswer(piece, piece.name, request);
};
