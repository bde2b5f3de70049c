import type { Limits } from './limits.ts';
import type { Struct, Update } from './update.ts';

/** What a document holds, as its quota counts it. */
export interface Holding {
	readonly bytes: number;
	readonly deletedRanges: number;
	readonly clients: number;
	readonly sections: number;
}

const kept = 'Tout ce qui est déjà enregistré reste lisible.';

export const tooMuchAtOnce = `Trop de modifications en une fois. ${kept} Copiez vos derniers mots, rechargez la page, puis collez-les par parties.`;

/**
 * Why a document takes no more of this, for people; undefined while it does. Looked at before an update enters: one may pass the
 * bound, by no more than itself.
 */
export function overQuota(
	holding: Holding,
	update: Update,
	order: readonly Struct[],
	{ document, operationsPerUpdate }: Pick<Limits, 'document' | 'operationsPerUpdate'>,
): string | undefined {
	if (order.length > operationsPerUpdate) return tooMuchAtOnce;
	const isFull =
		holding.bytes + update.bytes.length > document.bytes ||
		holding.deletedRanges >= document.deletedRanges ||
		holding.clients >= document.clients ||
		holding.sections >= document.sections;
	return isFull
		? `Ce document a atteint sa taille limite. ${kept} Copiez vos derniers mots, puis continuez dans un nouveau document.`
		: undefined;
}
