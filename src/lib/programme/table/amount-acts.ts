import type { AmountPlace } from '#domain/programme/amount.ts';
import { stageNames, unfound } from '#domain/programme/funder.ts';
import { eurosOf, readAmount, type Cents } from '#domain/programme/money.ts';
import type { Action } from '#domain/programme/programme.ts';
import type { Table } from './table.svelte.ts';

export function funderName({ plan }: Table, id: string): string {
	if (id === unfound) return 'À trouver';
	const found = [...plan.funders, ...plan.orphans.funders].find((funder) => funder.id === id);
	return found?.title || 'Financeur sans nom';
}

/** « 1.1.2, Académie, 2027, demandé ». */
export function amountLabel(table: Table, action: Action, { funder, year, stage }: AmountPlace): string {
	const name = table.plan.numbers.get(action.id) ?? (action.title || 'Sans titre');
	return `${name}, ${funderName(table, funder)}, ${year}, ${stageNames[stage].toLowerCase()}`;
}

export function writeAmount(table: Table, action: Action, place: AmountPlace, cents: Cents | null): void {
	const { live, announcer } = table.work;
	live.writeAmount(action.id, place, cents);
	announcer.say(
		cents === null
			? `Montant de ${place.year} effacé.`
			: `Montant écrit pour ${place.year} : ${eurosOf({ low: cents, high: cents })}.`,
	);
}

/** « « -50 » n’est pas gardé. Un montant ne peut pas être négatif. » */
export const givenUp = (typed: readonly string[]): string =>
	typed
		.map((one) => {
			const reading = readAmount(one);
			const why = 'problem' in reading ? reading.problem : '';
			return `«\u00a0${one}\u00a0» n’est pas gardé. ${why}`.trim();
		})
		.join(' ');

/** Says what could not be read in a funder's amounts, and leaves a notice of it: whoever clicked elsewhere looks there. */
export function giveUp(table: Table, funder: string, typed: readonly string[]): void {
	table.lost = `${funder} : ${givenUp(typed)}`;
	table.work.announcer.say(table.lost);
}

/** Keeps one of several amounts that contest each other. */
export function chooseAmount(table: Table, action: Action, place: AmountPlace, cents: Cents): void {
	const { live, announcer } = table.work;
	live.writeAmount(action.id, place, cents);
	announcer.say(`Montant choisi : ${eurosOf({ low: cents, high: cents })}. Ctrl+Z annule ce choix.`);
}
