import type { Place } from '#domain/programme/place.ts';
import type { Action, Item } from '#domain/programme/programme.ts';
import { territoriesOf } from '#domain/programme/territories.ts';
import { drawingOf } from '#lib/programme/map/drawing.ts';
import { unplacedWords } from '#lib/programme/map/unplaced.ts';
import { expect, test } from 'vitest';
import { Writers } from '../support/programmes.ts';

const quarter = (code: string, name: string, position: Place['position']): Place => ({
	...{ id: `qpv-${code}`, kind: 'qpv', code, name },
	...{ within: 'Angers', position, ofCite: true },
});
const places: readonly Place[] = [
	quarter('QN04905M', 'Monplaisir', [-0.5262, 47.4869]),
	quarter('QN04902M', 'Roseraie', [-0.5624, 47.4474]),
	quarter('QN04903M', 'Savary-Giran', null),
	{ ...quarter('49007', 'Angers', null), id: 'commune-49007', kind: 'commune', within: 'Maine-et-Loire' },
	{ ...quarter('49', 'Maine-et-Loire', null), id: 'departement-49', kind: 'departement', ofCite: false },
];
const monplaisir: Item = { key: 'qpv:QN04905M', name: 'Monplaisir' };

function actions(...wheres: readonly (readonly Item[])[]): readonly Action[] {
	const { live } = new Writers(1).all[0]!;
	const funder = live.plan.funders[0]!.id;
	for (const [at, where] of wheres.entries()) {
		const id = live.add('action', { title: `Action ${at + 1}` });
		live.writeAmount(id, { funder, year: 2027, stage: 'requested' }, (at + 1) * 100);
		for (const item of where) live.addItem(id, 'territory', item);
	}
	return live.programme.actions;
}
const named = (name: string, key = name): Item => ({ key, name });

test('each territory has its actions and their money, the fullest first; an action of two counts in both', () => {
	const { parts, quiet, nowhere } = territoriesOf(
		actions([monplaisir, named('Les Hauts', 'a1')], [monplaisir], [named('les hauts', 'b2')], []),
		'planned',
		places,
	);
	expect(parts.map(({ item, actions: own, sum }) => [item.name, own.length, sum.low])).toEqual([
		['Les Hauts', 2, 400],
		['Monplaisir', 2, 300],
	]);
	expect(parts[1]!.place).toBe(places[0]);
	expect(quiet.map(({ name }) => name)).toEqual(['Roseraie', 'Savary-Giran']);
	expect(nowhere.map(({ title }) => title)).toEqual(['Action 4']);
});

test('money that is contested is a range there too [rule 5]', () => {
	const writers = new Writers(2);
	const [one, other] = [writers.all[0]!.live, writers.all[1]!.live];
	const place = { funder: one.plan.funders[0]!.id, year: 2027, stage: 'requested' } as const;
	const id = one.add('action', { title: 'Ateliers' });
	one.addItem(id, 'territory', monplaisir);
	writers.sendAll();
	one.writeAmount(id, place, 100);
	other.writeAmount(id, place, 900);
	writers.sendAll();
	const { parts } = territoriesOf(other.programme.actions, 'planned', places);
	expect(parts[0]!.sum).toEqual({ low: 100, high: 900 });
});

test('what has no point says why, and none is made up', () => {
	const { parts } = territoriesOf(
		actions([
			monplaisir,
			named('Savary', 'qpv:QN04903M'),
			named('Angers', 'commune:49007'),
			named('Maine-et-Loire', 'departement:49'),
			named('Ancien quartier', 'qpv:2407000'),
			named('Le marché', 'le-marche'),
		]),
		'planned',
		places,
	);
	const why = Object.fromEntries(parts.map((part) => [part.item.name, unplacedWords(part)]));
	expect(why).toEqual({
		Monplaisir: '',
		Savary: 'L’annuaire n’a pas ses coordonnées : il reste sans point.',
		Angers: 'L’annuaire n’a pas ses coordonnées : il reste sans point.',
		'Maine-et-Loire': 'Trop étendu pour un point.',
		'Ancien quartier': 'L’annuaire ne connaît pas, ou plus, ce territoire : il reste sans point.',
		'Le marché': 'Nom écrit à la main : choisi dans l’annuaire, il aurait un point.',
	});
	const drawing = drawingOf(
		territoriesOf(actions([monplaisir]), 'planned', places),
		({ name }) => name ?? '',
		{ width: 600, height: 480, margin: 60 },
	)!;
	// The quarter where nothing happens is on the map too; the one without coordinates is not.
	expect(drawing.marks.map(({ words }) => words)).toEqual([
		'Monplaisir, 1\u00A0action, 1\u202F€',
		'Roseraie, aucune action',
	]);
	const nothing = territoriesOf(actions([named('Le marché', 'le-marche')]), 'planned', []);
	expect(drawingOf(nothing, ({ name }) => name ?? '', { width: 600, height: 480, margin: 60 })).toBeNull();
});
