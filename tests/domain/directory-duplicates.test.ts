import { comparable, nowhere } from '#domain/directory/duplicates/comparable.ts';
import { Neighbours } from '#domain/directory/duplicates/neighbours.ts';
import { resemblance } from '#domain/directory/duplicates/score.ts';
import { describe, expect, it } from 'vitest';

const angers = { quarter: '', commune: 'commune-49007', departement: 'departement-49' };
const cholet = { ...angers, commune: 'commune-49099' };
const lille = { quarter: '', commune: 'commune-59350', departement: 'departement-59' };
const named = (name: string, where = nowhere, more: object = {}) => comparable({ name, ...more }, where);
const compare = (a: string, b: string) => resemblance(named(a, angers), named(b, angers));

describe('organisations that look alike', () => {
	it.each([
		['RésO Villes', 'Réso-Villes'],
		['Résovilles', 'Réso Villes'],
		['Ville(s) au Carré', 'Villes au carré'],
		['CIDFF', 'C.I.D.F.F.'],
	])('%s and %s are one name', (a, b) => {
		expect(compare(a, b)).toMatchObject({ isSame: true, reasons: ['même nom', 'même commune'] });
	});

	it.each([
		['Labo Cités', 'Labo Cité'],
		['Normanvilles', 'Normandvilles'],
		['Association Sud Formation', 'Sud Formation'],
		['Les Petits Débrouillards Grand Est', 'Petits debrouillards Grand-Est'],
	])('%s and %s are shown to somebody', (a, b) => {
		const { isSame, score } = compare(a, b);
		expect(score).toBeGreaterThanOrEqual(0.5);
		expect(isSame).toBe(false);
	});

	it.each([
		['École maternelle Jules Ferry', 'École élémentaire Jules Ferry'],
		['Club 13', 'Club 14'],
		['Association des habitants', 'Association des commerçants'],
		['Centre social Nord', 'Centre social Sud'],
	])('%s and %s are two', (a, b) => {
		expect(compare(a, b).isSame).toBe(false);
		expect(compare(a, b).score).toBeLessThan(0.5);
	});

	it('one name in two places is two organisations', () => {
		const in49 = named('Maison pour tous', angers);
		expect(resemblance(in49, named('Maison pour tous', lille)).score).toBeLessThan(0.5);
		expect(resemblance(in49, named('Maison pour tous', cholet))).toMatchObject({ isSame: false });
	});

	it('a SIRET, a site, a telephone weigh; another SIREN or UAI forbids', () => {
		const siret = { siret: '77554402601284' };
		expect(
			resemblance(named('Alfa 3A', angers, siret), named('Association Alfa 3A', nowhere, siret)),
		).toMatchObject({ isSame: true });
		const other = { siret: '31538511200026' };
		expect(resemblance(named('Alfa', angers, siret), named('Alfa', angers, other)).isSame).toBe(false);
		const site = { website: 'https://www.exemple.fr/nous', phone: '+33 2 41 00 00 00' };
		const reasons = resemblance(
			named('Alfa', angers, site),
			named('Beta', angers, { website: 'http://exemple.fr', phone: '02 41 00 00 00' }),
		).reasons;
		expect(reasons).toEqual(['même site', 'même téléphone', 'même commune']);
		const page = { website: 'https://www.facebook.com/alfa' };
		expect(resemblance(named('Alfa', nowhere, page), named('Beta', nowhere, page)).reasons).toEqual([]);
	});

	it('finds them among many without comparing each', () => {
		const neighbours = new Neighbours<number>();
		for (let at = 0; at < 5_000; at += 1) neighbours.add(named(`Structure ${at} des bords`, angers), at);
		neighbours.add(named('Le Jardin des Possibles', angers), -1);
		expect(neighbours.find(named('Jardin des Possible', angers)).map(({ of }) => of)).toEqual([-1]);
	});
});
