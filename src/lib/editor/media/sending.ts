import type { MediaType } from '#domain/attachment/media-type.ts';

/** What the server says of a file that it took. */
export interface Piece {
	readonly id: string;
	readonly name: string;
	readonly type: MediaType;
	readonly bytes: number;
	/** 0 when it is no picture that a page shows. */
	readonly width: number;
	readonly height: number;
	/** It said where or when it was made, and no longer does. */
	readonly cleaned: boolean;
}

/** Why a file was not taken, in French. */
export class NotTaken extends Error {}

const cut = 'La connexion a été coupée\u00a0: le fichier n’a pas été ajouté. Votre texte, lui, est gardé.';

/** A file on its way to a document. `XMLHttpRequest`, because `fetch` does not say how much has left. */
export function sendFile(
	documentId: string,
	file: File,
	tell: (share: number) => void,
): { done: Promise<Piece>; cancel(): void } {
	const request = new XMLHttpRequest();
	const done = new Promise<Piece>((resolve, reject) => {
		request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
		request.addEventListener('load', () => {
			if (request.status === 201) resolve(JSON.parse(request.responseText) as Piece);
			else reject(new NotTaken(sentenceOf(request)));
		});
		for (const end of ['error', 'timeout'] as const)
			request.addEventListener(end, () => reject(new NotTaken(cut)));
		request.addEventListener('abort', () => reject(new NotTaken('Envoi annulé.')));
	});
	request.open('POST', `/documents/${documentId}/pieces`);
	request.setRequestHeader('accept', 'application/json');
	request.setRequestHeader('content-type', 'application/octet-stream');
	request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed().slice(0, 500)));
	request.send(file);
	return { done, cancel: () => request.abort() };
}

/** Brings a piece of another document here. @returns its id here; undefined when one may not, or it is no more. */
export async function copyPiece(documentId: string, piece: string): Promise<string | undefined> {
	const answer = await fetch(`/documents/${documentId}/pieces/copie`, {
		method: 'POST',
		headers: { accept: 'application/json' },
		body: new URLSearchParams({ piece }),
	}).catch(() => undefined);
	if (!answer?.ok) return undefined;
	const { id } = (await answer.json()) as { id: string };
	return id;
}

function sentenceOf(request: XMLHttpRequest): string {
	try {
		const { message } = JSON.parse(request.responseText) as { message?: unknown };
		if (typeof message === 'string') return message;
	} catch {
		// What is not ours does not speak JSON: a proxy, the front door.
	}
	return request.status === 413
		? 'Ce fichier est trop lourd. Il n’a pas été ajouté.'
		: 'Le serveur n’a pas pris ce fichier. Votre texte est gardé\u00a0; réessayez dans une minute.';
}
