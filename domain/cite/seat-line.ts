import { addDays, isOn, type Day, type Period } from '../french/day.ts';
import type { Party } from './party.ts';

/** A stretch of a seat's line of time, in days. */
export interface Stretch extends Period {
	readonly state: 'present' | 'past' | 'coming' | 'vacant' | 'facilitator';
}

export interface Tenure extends Period {
	readonly role: 'holder' | 'deputy';
	readonly function: string;
	/** Null when the person does not want to appear. */
	readonly person: { readonly id: string; readonly name: string } | null;
}

export interface SeatLine {
	readonly party: Party;
	readonly title: string;
	readonly organisation: { readonly id: string; readonly name: string } | null;
	readonly holder: Tenure | null;
	readonly deputies: readonly Tenure[];
	/** The next holder, when one is named already. */
	readonly next: Tenure | null;
	/** Since when nobody holds the seat; null when it is held, or was never. */
	readonly vacantSince: Day | null;
	readonly stretches: readonly Stretch[];
}

/** What a seat's tenures say on `day`: who holds it, who is deputy, since when it is vacant, and its line of time. */
export function seatLine(
	seat: Pick<SeatLine, 'party' | 'title' | 'organisation'>,
	tenures: readonly Tenure[],
	day: Day,
): SeatLine {
	const holders = tenures
		.filter((tenure) => tenure.role === 'holder')
		.toSorted((a, b) => (a.from < b.from ? -1 : 1));
	const holder = holders.find((tenure) => isOn(tenure, day)) ?? null;
	const last = holders.findLast((tenure) => tenure.until !== null && tenure.until < day);
	const vacantSince = holder || !last?.until ? null : addDays(last.until, 1);
	const next = holders.find((tenure) => tenure.from > day) ?? null;
	const stretches: Stretch[] = holders.map(({ from, until }) => ({
		from,
		until,
		state: isOn({ from, until }, day) ? 'present' : from > day ? 'coming' : 'past',
	}));
	if (!holder)
		stretches.push({
			from: vacantSince ?? day,
			until: next ? addDays(next.from, -1) : null,
			state: 'vacant',
		});
	return {
		...seat,
		holder,
		deputies: tenures.filter((tenure) => tenure.role === 'deputy' && isOn(tenure, day)),
		next,
		vacantSince,
		stretches,
	};
}
