import { LiveNames } from '#lib/editor/references/names.svelte.ts';
import { Items } from '#lib/programme/items/items.ts';
import { Writers } from './programmes.ts';

const quarter = (code: string, name: string) => ({
	...{ id: `qpv-${code}`, kind: 'qpv' as const, code, name },
	...{ within: 'Angers', position: null, ofCite: true },
});
const places = [
	quarter('QN04905M', 'Monplaisir'),
	quarter('QN04904M', 'Grand Pigeon'),
	quarter('QN00001M', 'Bellevue'),
	quarter('QN00002M', 'Bellevue'),
];

/** A programme with four funders and places of its cité, on its way to take rows of a spreadsheet. */
export function programme() {
	const { live } = new Writers(1).all[0]!;
	const names = new LiveNames(() => Promise.resolve({}), {}, {});
	const items = new Items(live, names, places);
	const facts = { funders: live.plan.funders, firstYear: 2027 };
	const [state = '', academy = '', town = '', caf = ''] = live.plan.funders.map(({ id }) => id);
	return { live, items, facts, state, academy, town, caf };
}

export const years = [2027, 2028, 2029];
export const at = (funder: string, year: number, stage = 'requested') => `amount/${funder}/${year}/${stage}`;
