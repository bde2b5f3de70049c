import { kindOfRoot } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import type { Guard } from './guard.ts';
import type { Inventory } from './inventory.ts';
import type { Limits } from './limits.ts';
import type { Outline } from './outline.ts';
import type { Shares } from './shares.ts';
import type { Bounds, Struct, Update } from './update.ts';

/** What a document holds, or what an update adds to it, as its quota counts it. */
export interface Holding {
	readonly bytes: number;
	/** An update may leave fewer than there were: below zero. */
	readonly deletedRanges: number;
	readonly clients: number;
	readonly sections: number;
	/** Of a programme. */
	readonly rows: number;
}

/** What one person has brought to it. */
type Share = (what: 'clients' | 'sections' | 'rows' | 'deletedRanges' | 'reserve') => number;

const kept = 'Tout ce qui est déjà enregistré reste lisible.';

export const tooMuchAtOnce = `Trop de modifications en une fois. ${kept} Copiez vos derniers mots, rechargez la page, puis collez-les par parties.`;
const full = `Ce document a atteint sa taille limite. ${kept} Copiez vos derniers mots, puis continuez dans un nouveau document.`;
const fullForOne = `Vous avez atteint votre part de ce document : un quart de ses sections, de ses lignes, de ses suppressions ou de ses sessions d’écriture. ${kept} Copiez vos derniers mots ; les autres personnes peuvent continuer.`;

/**
 * Why a document takes no more of this, for people; undefined while it does. Only what an update adds to is looked at: a document
 * that can take no more words can still lose some, and one that has no room for another section still takes words.
 * @param share asked only for what the update adds to.
 */
export function overQuota(
	holding: Holding,
	gain: Holding,
	order: readonly Struct[],
	share: Share,
	{ document, operationsPerUpdate }: Pick<Limits, 'document' | 'operationsPerUpdate'>,
): string | undefined {
	if (order.length > operationsPerUpdate) return tooMuchAtOnce;
	const room = reserveFor(order);
	const isFull = dimensions.some(
		(what) => gain[what] > 0 && holding[what] + gain[what] > document[what] * room,
	);
	if (isFull) return full;
	const isTheirs = ofOne.some(
		(what) => gain[what] > 0 && share(what) + gain[what] > Math.ceil(document[what] / 4),
	);
	if (isTheirs) return fullForOne;
	const beyond = deletionsBeyond(holding, gain, document);
	return beyond > 0 && share('reserve') + beyond > Math.ceil(document.deletedRanges / 16)
		? fullForOne
		: undefined;
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
	readonly #guard: Guard;
	/** Whose each client id is. */
	readonly #clients: ReadonlyMap<number, string>;
	readonly #limits: Limits;

	constructor(guard: Guard, clients: ReadonlyMap<number, string>, limits: Limits) {
		this.#guard = guard;
		this.#clients = clients;
		this.#limits = limits;
	}

	get #inventory(): Inventory {
		return this.#guard.inventory;
	}

	get #outline(): Outline {
		return this.#guard.outline;
	}

	get #shares(): Shares {
		return this.#guard.shares;
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
	exceededBy(entrant: Entrant, bytes: number): string | undefined {
		const { holding, gain } = this.#weigh(entrant, bytes);
		return overQuota(holding, gain, entrant.order, this.#shareOf(entrant.actorId), this.#limits);
	}

	/** Counts what its author brings, before it enters. */
	enter(entrant: Entrant): void {
		if (entrant.update.deletes.size === 0) return;
		const { holding, gain } = this.#weigh(entrant, 0);
		this.#shares.add(entrant.actorId, 'deletedRanges', gain.deletedRanges);
		const beyond = deletionsBeyond(holding, gain, this.#limits.document);
		if (beyond > 0) this.#shares.add(entrant.actorId, 'reserve', beyond);
	}

	#weigh({ update, order, newClients }: Entrant, bytes: number): { holding: Holding; gain: Holding } {
		const holding = {
			bytes,
			deletedRanges: this.#inventory.deletedRanges,
			clients: this.#inventory.known.size,
			sections: this.#outline.sections,
			rows: this.#outline.rows,
		};
		const gain = {
			bytes: update.bytes.length,
			deletedRanges: this.#inventory.deletedRangesGained(update),
			clients: newClients.length,
			...countMaps(order),
		};
		return { holding, gain };
	}

	#shareOf(actorId: string): Share {
		const isOwn = (client: number) => this.#clients.get(client) === actorId;
		return (what) => {
			if (what === 'clients') return [...this.#clients.keys()].filter(isOwn).length;
			if (what === 'sections') return this.#outline.sectionsBy(isOwn);
			return what === 'rows' ? this.#outline.rowsBy(isOwn) : this.#shares.of(actorId, what);
		};
	}
}

const dimensions = ['bytes', 'deletedRanges', 'clients', 'sections', 'rows'] as const;
const ofOne = ['clients', 'sections', 'rows', 'deletedRanges'] as const;

/** How many of the deletions that an update brings are in the reserve, of which one person has a quarter too. */
function deletionsBeyond(holding: Holding, gain: Holding, document: Limits['document']): number {
	return gain.deletedRanges > 0
		? Math.min(gain.deletedRanges, holding.deletedRanges + gain.deletedRanges - document.deletedRanges)
		: 0;
}

/**
 * Deleting, and setting a section aside, is how people make a full document usable again: there is room beyond the limit for what only
 * deletes, and for what only sets values, as a part of that limit.
 */
export const reserve = { deletions: 1.25, values: 1.125 };

function reserveFor(order: readonly Struct[]): number {
	if (order.length === 0) return reserve.deletions;
	const isOnlyValues = order.every(
		(struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny,
	);
	return isOnlyValues ? reserve.values : 1;
}

/**
 * Nothing but a section or a row is a map: elsewhere, and under another's name, one is refused [VOC-3]. One that is made again behind another does not tell
 * its root: it is counted as both.
 */
function countMaps(order: readonly Struct[]): { sections: number; rows: number } {
	const maps = order.filter(
		(struct): struct is Y.Item =>
			struct instanceof Y.Item &&
			struct.content instanceof Y.ContentType &&
			struct.content.type.constructor === Y.Map,
	);
	const told = maps.filter(({ parent }) => typeof parent === 'string').length;
	const rows = maps.filter(({ parent }) => kindOfRoot.has(parent as unknown as string)).length;
	return { sections: maps.length - rows, rows: rows + maps.length - told };
}
