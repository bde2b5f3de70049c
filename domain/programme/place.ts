import type { TerritoryKind } from '../territory/territory.ts';

/** A territory that actions name, or that the cité of the programme covers. */
export interface Place {
	/** `qpv-QN04905M` */
	readonly id: string;
	readonly kind: TerritoryKind;
	readonly code: string;
	readonly name: string;
	/** Communes of a quarter, département of a commune; may be empty. */
	readonly within: string;
	/** Longitude and latitude; null where the directory knows none. */
	readonly position: readonly [longitude: number, latitude: number] | null;
	/** Whether the cité covers it. */
	readonly ofCite: boolean;
}
