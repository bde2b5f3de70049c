import type { ActionState } from '../action-state.ts';
import { isErrorWords } from '../../spreadsheet/error-cells.ts';
import { readAmount } from '../money.ts';
import { firstDay, lastDay, momentWords, readMoment, type Moment } from '../moment.ts';
import { freeNameLength, rowTextLength } from '../rows.ts';
import type { Mapping } from './mapping.ts';
import type { NamedList, Proposal, ProposedAmount, Remark } from './proposal.ts';
import { readState, statesToChoose } from './state-words.ts';
import { amountOfTarget, plainTargets, type PlainTarget } from './targets.ts';

/** One row as it is read. */
export class RowReading {
	readonly #cells: readonly string[];
	readonly #mapping: Mapping;
	readonly #years: readonly number[];
	readonly #errors: Remark[] = [];
	readonly #notes: Remark[] = [];

	constructor(cells: readonly string[], mapping: Mapping, years: readonly number[]) {
		this.#cells = cells;
		this.#mapping = mapping;
		this.#years = years;
	}

	text(target: PlainTarget): string {
		const at = this.#mapping.targets.indexOf(target);
		return at < 0 ? '' : (this.#cells[at] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
	}

	note(target: PlainTarget, words: string): void {
		this.#notes.push({ column: this.#mapping.targets.indexOf(target), words });
	}

	proposal(row: number, title: string, place: { axis: string; objective: string }): Proposal {
		if (title === '') this.#refuse('title', 'Il manque le titre de l’action.');
		for (const target of Object.keys(plainTargets) as PlainTarget[]) this.#look(target);
		return {
			row,
			title,
			named: {
				carrier: this.#names('carrier'),
				partner: this.#names('partner'),
				territory: this.#names('territory'),
			},
			...place,
			state: this.#state(),
			...this.#schedule(),
			people: this.#people(),
			audience: this.text('audience'),
			contact: this.text('contact'),
			risks: this.text('risks'),
			amounts: this.#amounts(),
			errors: this.#errors,
			notes: this.#notes,
		};
	}

	#names(list: NamedList): string[] {
		const cell = this.#cells[this.#mapping.targets.indexOf(list)] ?? '';
		const names = cell
			.normalize('NFC')
			.split(/[;\n]/)
			.map((name) => name.replace(/\s+/g, ' ').trim())
			.filter(Boolean);
		if (names.some((name) => name.length > freeNameLength))
			this.#refuse(list, `Un nom a au plus ${freeNameLength} caractères.`);
		return names;
	}

	#refuse(target: PlainTarget, words: string): void {
		this.#errors.push({ column: this.#mapping.targets.indexOf(target), words });
	}

	#look(target: PlainTarget): void {
		const text = this.text(target);
		if (text.length > rowTextLength) this.#refuse(target, `Ce texte a plus de ${rowTextLength} caractères.`);
		if (isErrorWords(text))
			this.note(target, 'Le tableur n’a pas su calculer cette case : son erreur est gardée comme un texte.');
		if (/^[=@]/.test(text) || /^[+-][\d(A-Z]/.test(text))
			this.note(target, 'Cette formule est gardée comme un texte.');
	}

	#amounts(): ProposedAmount[] {
		return this.#mapping.targets.flatMap((target, column) => {
			const place = amountOfTarget(target);
			const typed = this.#cells[column] ?? '';
			if (!place || typed.trim() === '') return [];
			const reading = readAmount(typed);
			if ('cents' in reading) {
				if (reading.cents === null) return [];
				if (!this.#years.includes(place.year))
					this.#notes.push({
						column,
						words: this.#outside(place.year, 'ce montant compte dans les totaux, sans année où le lire'),
					});
				return [{ ...place, column, cents: reading.cents }];
			}
			this.#errors.push({ column, words: reading.problem });
			return [];
		});
	}

	#schedule(): Pick<Proposal, 'start' | 'end'> {
		const [start, end] = [this.#moment('start'), this.#moment('end')];
		if (start && end && lastDay(end) < firstDay(start))
			this.#refuse('end', `Cette fin vient avant le début, ${momentWords(start)}.`);
		for (const [target, moment] of Object.entries({ start, end }) as ['start' | 'end', Moment | null][]) {
			const year = Number(moment?.slice(0, 4));
			if (moment && !this.#years.includes(year))
				this.note(target, this.#outside(year, `${target === 'start' ? 'son début' : 'sa fin'} est à relire`));
		}
		return { start, end };
	}

	/** « 2031 est hors des années du programme, 2026 à 2028 : … ». */
	#outside(year: number, so: string): string {
		const [first = year, last = first] = [this.#years[0], this.#years.at(-1)];
		const span = first === last ? String(first) : `${first} à ${last}`;
		return `${year} est hors des années du programme, ${span} : ${so}.`;
	}

	#moment(target: 'start' | 'end'): Moment | null {
		const reading = readMoment(this.text(target));
		if ('moment' in reading) return reading.moment;
		this.#refuse(target, reading.problem);
		return null;
	}

	#state(): ActionState | null {
		if (this.text('state') === '') return null;
		const found = readState(this.text('state'));
		if (!found) this.#refuse('state', statesToChoose);
		return found ?? null;
	}

	#people(): number | null {
		const text = this.text('people').replace(/\s/g, '');
		if (text === '') return null;
		const count = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
		if (count <= 10_000_000) return count;
		this.#refuse('people', 'Ce n’est pas un nombre entier de personnes.');
		return null;
	}
}
