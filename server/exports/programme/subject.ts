import { textOf } from '#domain/document/check.ts';
import type { ContentNode, DocumentJson } from '#domain/document/document.ts';
import { actorKey, nameOf, type Names } from '#domain/document/references.ts';
import { contestsOf, type Contest } from '#domain/programme/contests.ts';
import { descriptionsFrom, programmeFrom } from '#domain/programme/from-json.ts';
import { stageNames } from '#domain/programme/funder.ts';
import { itemNames } from '#domain/programme/item-names.ts';
import { eurosOf, plus, type Range } from '#domain/programme/money.ts';
import { planOf, type Plan } from '#domain/programme/plan.ts';
import {
	yearsOf,
	type Action,
	type ActionList,
	type Descriptions,
	type Programme,
} from '#domain/programme/programme.ts';
import { cellsOf, type Cell } from '#domain/programme/cells.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { listPayers, type Payer } from './payers.ts';

/** A programme as its document exports it, with the names of whom it names. */
export type ProgrammeExport = Pick<DocumentJson, 'id' | 'title'> & {
	readonly programme: NonNullable<DocumentJson['programme']>;
	readonly names: Names;
};

/** What one payer plans in one year: several cells when several ids are counted as one payer. */
export interface Planned {
	readonly range: Range;
	readonly cells: readonly Cell[];
}

/** What every sheet is made from. */
export class Subject {
	readonly title: string;
	readonly programme: Programme;
	readonly plan: Plan;
	readonly names: Names;
	/** In the plan's order, orphans last. */
	readonly actions: readonly Action[];
	readonly payers: readonly Payer[];
	/** Those of the programme, and any other that holds an amount: money never vanishes [domain rule 6]. */
	readonly years: readonly number[];
	readonly #descriptions: Descriptions;
	/** By the id that amounts have. */
	readonly #payerOf: ReadonlyMap<string, Payer>;
	readonly #planned = new WeakMap<Action, ReadonlyMap<string, Planned>>();

	constructor({ title, programme, names }: ProgrammeExport) {
		this.title = title;
		this.names = names;
		this.programme = programmeFrom(programme);
		this.#descriptions = descriptionsFrom(programme);
		this.plan = planOf(this.programme);
		this.actions = actionsOf(this.plan);
		const amounts = this.actions.flatMap((action) => action.amounts);
		const years = new Set([...yearsOf(this.programme.settings), ...amounts.map(({ year }) => year)]);
		this.years = [...years].sort((a, b) => a - b);
		this.payers = listPayers(this.programme, this.plan, this.actions);
		this.#payerOf = new Map(this.payers.flatMap((payer) => payer.ids.map((id) => [id, payer])));
	}

	/** What is planned in one place: what was granted where something was, and what is requested elsewhere. */
	planned(action: Action, { id }: Payer, year: number): Planned | undefined {
		let places = this.#planned.get(action);
		if (!places) this.#planned.set(action, (places = this.#placesOf(action)));
		return places.get(`${id}/${year}`);
	}

	#placesOf(action: Action): Map<string, Planned> {
		const places = new Map<string, { range: Range; readonly cells: Cell[] }>();
		for (const cell of cellsOf(action, 'planned')) {
			const place = `${this.#payerOf.get(cell.funder)?.id ?? cell.funder}/${cell.year}`;
			const there = places.get(place);
			if (!there) places.set(place, { range: cell.range, cells: [cell] });
			else {
				there.range = plus(there.range, cell.range);
				there.cells.push(cell);
			}
		}
		return places;
	}

	number(action: Action): string {
		return this.plan.numbers.get(action.id) ?? '–';
	}

	/** Names apart by « ; », as they are typed and imported. */
	list(action: Action, list: ActionList): string {
		return itemNames(action, list, this.names).join(' ; ');
	}

	/** What an action says of itself, as plain lines. */
	description(action: Action): string {
		const content = this.#descriptions.get(action.id);
		return content ? textOf(this.#named(content)).trim() : '';
	}

	/** « Académie 2028, demandé : 6 000 € (Inès Delaunay) ou 12 000 € (Samir Haddad) ». */
	contests(action: Action): string {
		return contestsOf([action])
			.map((contest) => this.#words(contest))
			.join(' ; ');
	}

	#words({ funder, year, stage, amounts }: Contest): string {
		const who = this.#payerOf.get(funder)?.name ?? 'Financeur inconnu';
		const values = amounts.map(({ cents, actor }) => {
			const author = actor === null ? 'à la création' : nameOf(actorKey(actor), this.names);
			return `${eurosOf({ low: cents, high: cents })} (${author})`;
		});
		return `${who} ${year}, ${stageNames[stage].toLowerCase()} : ${values.join(' ou ')}`;
	}

	#named(node: ContentNode): ContentNode {
		if (node.type === 'mention')
			return { type: 'text', text: nameOf(actorKey(node.attrs?.['actor']), this.names) };
		return node.content ? { ...node, content: node.content.map((child) => this.#named(child)) } : node;
	}
}
