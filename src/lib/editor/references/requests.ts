import type { Names } from '#domain/document/references.ts';
import type { Lookup, Suggestion } from '#domain/document/lookup.ts';

export type { Lookup, Suggestion };

/** Why a list is empty, in French. */
export class LookupTrouble extends Error {}

async function ask<T>(address: string, signal?: AbortSignal): Promise<T> {
	const answer = await fetch(address, {
		headers: { accept: 'application/json' },
		...(signal && { signal }),
	}).catch((error: unknown) => {
		if (signal?.aborted) throw error;
		throw new LookupTrouble(
			'Le réseau ne répond pas : la recherche reprendra avec lui. Votre texte est gardé.',
		);
	});
	if (answer.status === 429)
		throw new LookupTrouble('Trop de recherches à la fois. Continuez dans quelques secondes.');
	if (!answer.ok) throw new LookupTrouble('La recherche ne répond pas. Votre texte est gardé ; réessayez.');
	return (await answer.json()) as T;
}

export const askNames = (documentId: string) => () => ask<Names>(`/documents/${documentId}/noms`);

export function lookUp(
	documentId: string,
	q: string,
	lookup: Lookup,
	signal: AbortSignal,
): Promise<Suggestion[]> {
	const parameters = new URLSearchParams({ q, pour: lookup });
	return ask(`/documents/${documentId}/references?${parameters}`, signal);
}
