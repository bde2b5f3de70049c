import * as Y from 'yjs';
import type { Inventory } from './inventory.ts';
import type { Limits } from './limits.ts';
import type { Outline } from './outline.ts';
import type { Bounds, Struct, Update } from './update.ts';

/** What a document holds, or what an update adds to it, as its quota counts it. */
export interface Holding {
	readonly bytes: number;
	/** An update may leave fewer than there were: below zero. */
	readonly deletedRanges: number;
	readonly clients: number;
	readonly sections: number;
}

/** What one person has brought to it. */
type Share = Pick<Holding, 'clients' | 'sections'>;

const kept = 'Tout ce qui est déjà enregistré reste lisible.';

export const tooMuchAtOnce = `Trop de modifications en une fois. ${kept} Copiez vos derniers mots, rechargez la page, puis collez-les par parties.`;
const full = `Ce document a atteint sa taille limite. ${kept} Copiez vos derniers mots, puis continuez dans un nouveau document.`;
const fullForOne = `Vous avez atteint votre part de ce document : un quart de ses sections ou de ses sessions d’écriture. ${kept} Copiez vos derniers mots ; les autres personnes peuvent continuer.`;

/**
 * Why a document takes no more of this, for people; undefined while it does. Only what an update adds to is looked at: a document
 * that can take no more words can still lose some, and one that has no room for another section still takes words.
 * @param share asked for only when the update adds a section or a client id.
 */
export function overQuota(
	holding: Holding,
	gain: Holding,
	order: readonly Struct[],
	share: () => Share,
	{ document, operationsPerUpdate }: Pick<Limits, 'document' | 'operationsPerUpdate'>,
): string | undefined {
	if (order.length > operationsPerUpdate) return tooMuchAtOnce;
	const reserve = reserveFor(order);
	const isFull = dimensions.some(
		(what) => gain[what] > 0 && holding[what] + gain[what] > document[what] * reserve,
	);
	if (isFull) return full;
	if (gain.clients === 0 && gain.sections === 0) return undefined;
	const own = share();
	const isTheirs = ofOne.some(
		(what) => gain[what] > 0 && own[what] + gain[what] > Math.ceil(document[what] / 4),
	);
	return isTheirs ? fullForOne : undefined;
}

/** An update that is about to enter. */
interface Entrant {
	readonly update: Update;
	/** Its new operations. */
	readonly order: readonly Struct[];
	readonly newClients: readonly number[];
	readonly actorId: string;
}

/** The quota of an open document. */
export class Quota {
	readonly #inventory: Inventory;
	readonly #outline: Outline;
	/** Whose each client id is. */
	readonly #clients: ReadonlyMap<number, string>;
	readonly #limits: Limits;

	constructor(inventory: Inventory, outline: Outline, clients: ReadonlyMap<number, string>, limits: Limits) {
		this.#inventory = inventory;
		this.#outline = outline;
		this.#clients = clients;
		this.#limits = limits;
	}

	/** How much of an update is decoded: what is here, in case somebody sends it back, and as much as one may bring [LIM-9]. */
	get bounds(): Bounds {
		const { operationsPerUpdate, document } = this.#limits;
		return {
			operations: 2 * operationsPerUpdate,
			clients: this.#inventory.known.size + document.clients,
			deletions: this.#inventory.deletedRanges + document.deletedRanges,
		};
	}

	/**
	 * @param bytes of the document.
	 * @returns why it may not enter, for people.
	 */
	exceededBy({ update, order, newClients, actorId }: Entrant, bytes: number): string | undefined {
		const holding = {
			bytes,
			deletedRanges: this.#inventory.deletedRanges,
			clients: this.#inventory.known.size,
			sections: this.#outline.sections,
		};
		const gain = {
			bytes: update.bytes.length,
			deletedRanges: this.#inventory.deletedRangesGained(update),
			clients: newClients.length,
			sections: countSections(order),
		};
		return overQuota(holding, gain, order, () => this.#shareOf(actorId), this.#limits);
	}

	#shareOf(actorId: string): Share {
		const isOwn = (client: number) => this.#clients.get(client) === actorId;
		return {
			clients: [...this.#clients.keys()].filter(isOwn).length,
			sections: this.#outline.sectionsBy(isOwn),
		};
	}
}

const dimensions = ['bytes', 'deletedRanges', 'clients', 'sections'] as const;
const ofOne = ['clients', 'sections'] as const;

/** Deleting, and setting a section aside, is how people make a full document usable again: there is room beyond the limit for it. */
function reserveFor(order: readonly Struct[]): number {
	if (order.length === 0) return 1.25;
	const isOnlyValues = order.every(
		(struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny,
	);
	return isOnlyValues ? 1.125 : 1;
}

/** Nothing but a section is a map: elsewhere, and under another's name, one is refused [VOC-3]. */
function countSections(order: readonly Struct[]): number {
	return order.filter(
		(struct) =>
			struct instanceof Y.Item &&
			struct.content instanceof Y.ContentType &&
			struct.content.type.constructor === Y.Map,
	).length;
}
