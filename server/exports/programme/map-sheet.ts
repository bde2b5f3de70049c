import { territoryOfKey } from '#domain/programme/item-keys.ts';
import { itemName } from '#domain/programme/item-names.ts';
import type { Range } from '#domain/programme/money.ts';
import type { Action } from '#domain/programme/programme.ts';
import { territoriesOf } from '#domain/programme/territories.ts';
import { sumOf } from '#domain/programme/totals.ts';
import { territoryKindNames } from '#domain/territory/territory.ts';
import { number, text, type Cell, type Sheet } from '../sheet.ts';
import type { Subject } from './subject.ts';

/** « Carte »: a line a territory, with its official code, and one for the actions that name none. */
export function mapSheet(subject: Subject): Sheet {
	const { parts, nowhere } = territoriesOf(subject.actions, 'planned', []);
	const line = (name: string, kind: string, code: string, actions: readonly Action[], sum: Range): Cell[] => [
		...[text(name), text(kind), text(code), number(actions.length)],
		...[{ cents: sum.low }, { cents: sum.high }],
		text(actions.map((action) => subject.plan.numbers.get(action.id) ?? action.title).join(' ; ')),
	];
	return {
		...{ name: 'Carte', kept: 1 },
		columns: [
			{ head: 'Territoire', width: 34 },
			{ head: 'Nature', width: 22 },
			{ head: 'Code', width: 14 },
			{ head: 'Actions', width: 10 },
			{ head: 'Prévu, au moins', width: 18 },
			{ head: 'Prévu, au plus', width: 18 },
			{ head: 'Lesquelles', width: 40 },
		],
		rows: [
			...parts.map(({ item, actions, sum }) => {
				const known = territoryOfKey(item.key);
				const kind = known ? territoryKindNames[known.kind] : 'Nom écrit à la main';
				return line(itemName(item, subject.names), kind, known?.code ?? '', actions, sum);
			}),
			...(nowhere.length > 0
				? [line('Sans territoire', '', '', nowhere, sumOf(nowhere, 'planned').total)]
				: []),
		],
		foot: [
			[],
			[
				{
					text: 'Une action de plusieurs territoires compte en entier dans chacun : leurs sommes ne s’additionnent pas.',
					tone: 'muted',
				},
			],
		],
	};
}
