import { arrange, type Arranged } from '#domain/programme/import/arrangement.ts';
import { kindOfHeader, nameOfFunder } from '#domain/programme/import/funder-words.ts';
import { namedLists, type Proposal } from '#domain/programme/import/proposal.ts';
import { newFunder } from '#domain/programme/import/targets.ts';
import { foldName } from '#domain/search/fold.ts';
import { itemKeys } from '../items/item-keys.ts';
import type { Items } from '../items/items.ts';
import type { LiveProgramme } from '../live.svelte.ts';
import type { NewValues } from '../new-row.ts';

/**
 * Writes actions that were read from a spreadsheet, with the axes, objectives and funders that they need, some at a time: together one
 * thing to undo.
 * @param items what the names of carriers, partners and territories stand for.
 * @param headers of its columns, which name new funders.
 * @param unsaid id of the axis or objective of those that name none.
 * @param told how many actions are written.
 * @returns their ids.
 */
export async function writeProposals(
	live: LiveProgramme,
	items: Pick<Items, 'reader'>,
	proposals: readonly Proposal[],
	headers: readonly string[],
	unsaid: string | null,
	told?: (done: number) => void,
): Promise<readonly string[]> {
	const { actions, make } = arrange(proposals, live.plan, unsaid);
	const readers = new Map(namedLists.map((list) => [list, items.reader(list)]));
	const named = (proposal: Proposal) =>
		namedLists.flatMap((list) => {
			const keys = itemKeys(proposal.named[list].length);
			return proposal.named[list].map((name, at): [string, unknown] => {
				const item = readers.get(list)?.(name, keys[at]);
				return [`${list}/${item?.key}`, item?.name ?? true];
			});
		});
	return live.undoManager.asOne(async () => {
		const made = new Map<string, string>();
		const idOf = (place: Arranged['under']) =>
			place === null ? null : 'id' in place ? place.id : (made.get(place.make) ?? null);
		for (const { key, kind, title, axis } of make)
			made.set(key, live.add(kind, kind === 'axis' ? { title } : { title, axis: idOf(axis) }));
		const funders = new Map<string, string>();
		const funderOf = (column: number) => {
			const title = nameOfFunder(headers[column] ?? '');
			const known = funders.get(foldName(title));
			if (known) return known;
			const id = live.add('funder', { title, kind: kindOfHeader(title) });
			funders.set(foldName(title), id);
			return id;
		};
		const rows = actions.map(({ proposal, under }) => ({
			...valuesOf(proposal),
			...Object.fromEntries(named(proposal)),
			under: idOf(under),
			...live.amounts(
				proposal.amounts.map(({ funder, column, ...amount }) => ({
					...amount,
					funder: funder === newFunder ? funderOf(column) : funder,
				})),
			),
		}));
		return live.addAll('action', rows, told);
	});
}

function valuesOf(proposal: Proposal): NewValues {
	const { title, state, start, end, people, audience, contact, risks } = proposal;
	return {
		title,
		audience,
		contact,
		risks,
		...(state && { state }),
		...(start && { start }),
		...(end && { end }),
		...(people !== null && { people }),
	};
}
