import { ancestryOf, lostWords } from '#domain/programme/ancestry.ts';
import { ageWords, audienceWords } from '#domain/programme/audience-words.ts';
import { programmeFrom } from '#domain/programme/from-json.ts';
import { keyOfReference, referenceOfKey } from '#domain/programme/item-keys.ts';
import { itemName } from '#domain/programme/item-names.ts';
import { planOf } from '#domain/programme/plan.ts';
import { controlTowards } from '#lib/programme/funding/matrix-keys.ts';
import { partWords, yearList, yearsWords } from '#lib/programme/funding/words.ts';
import { readWhole } from '#lib/programme/fiche/whole-number.ts';
import { freeKey } from '#lib/programme/items/item-keys.ts';
import { factsOf } from '#lib/programme/reading/facts.ts';
import { angersProgramme } from '#server/seed/documents/angers-programme.ts';
import { expect, test } from 'vitest';

const programme = programmeFrom(angersProgramme.programme!(2027));
const plan = planOf(programme);
const action = (title: string) => programme.actions.find((one) => one.title === title)!;

test('an action says where it stands, or what it lost [rule 6]', () => {
	const { axis, objective } = ancestryOf(plan, action('Ateliers relais du collège'));
	expect([axis?.title, objective?.title]).toEqual([
		'Conforter le rôle de l’école',
		'Prévenir le décrochage au collège',
	]);
	const { axis: none, lost } = ancestryOf(plan, action('Prêt de tablettes et ateliers numériques'));
	expect(none).toBeNull();
	expect(lostWords(lost)).toBe('axe «\u00A0Numérique\u00A0» supprimé');
	expect(lostWords(null)).toBe('sans axe');
	expect(lostWords({ ...programme.objectives[0]!, removed: true })).toMatch(/^objectif «\s.*\s» supprimé$/);
});

test('whom it is for is said in words', () => {
	expect(ageWords({ ageFrom: 11, ageTo: 15 })).toBe('de 11 à 15\u00A0ans');
	expect(ageWords({ ageFrom: 3, ageTo: null })).toBe('dès 3\u00A0ans');
	expect(ageWords({ ageFrom: null, ageTo: 25 })).toBe('jusqu’à 25\u00A0ans');
	expect(ageWords({ ageFrom: 16, ageTo: 16 })).toBe('16\u00A0ans');
	expect(ageWords({ ageFrom: null, ageTo: null })).toBe('');
	expect(audienceWords(action('Ateliers relais du collège'))).toBe('De 11 à 15\u00A0ans, 60\u00A0personnes');
	expect(audienceWords(action('Café des parents'))).toBe('');
});

test('an item is what was typed, or what the directory says today [rule 2]', () => {
	const id = crypto.randomUUID();
	expect(itemName({ key: 'x', name: 'Centre social' }, {})).toBe('Centre social');
	expect(itemName({ key: id, name: null }, { [`organisation:${id}`]: 'Escale' })).toBe('Escale');
	expect(itemName({ key: id, name: null }, {})).toBe('structure non listée');
	expect(itemName({ key: 'qpv:QN04904M', name: null }, {})).toBe('Quartier QN04904M');
});

test('what was chosen in the directory has its name of today, and keeps that of the day when the directory has it no more', () => {
	const id = crypto.randomUUID();
	const quarter = { key: 'qpv:QN04904M', name: 'Grand Pigeon' };
	expect(itemName(quarter, { 'territory:qpv-QN04904M': 'Grand-Pigeon' })).toBe('Grand-Pigeon');
	expect(itemName(quarter, {})).toBe('Grand Pigeon');
	expect(itemName({ key: id, name: 'Escale' }, { [`organisation:${id}`]: 'L’Escale' })).toBe('L’Escale');
	expect(itemName({ key: id, name: 'Escale' }, {})).toBe('Escale');
});

test('keys and references are two spellings of one thing; a typed name is neither', () => {
	const id = crypto.randomUUID();
	for (const [key, reference] of [
		['qpv:QN04904M', 'territory:qpv-QN04904M'],
		['academie:aix-marseille', 'territory:academie-aix-marseille'],
		[id, `organisation:${id}`],
	] as const) {
		expect(referenceOfKey(key)).toBe(reference);
		expect(keyOfReference(reference)).toBe(key);
	}
	expect(referenceOfKey('planet:earth')).toBeNull();
	expect(referenceOfKey(freeKey('Commune 49007'))).toBeNull();
	expect(keyOfReference(`actor:${id}`)).toBeNull();
});

test('the facts of an action leave out what nobody said', () => {
	const facts = factsOf({ ...action('Café des parents'), progress: 40, start: '2027-03', end: null }, {});
	expect(facts).toEqual([
		{ name: 'Avancement', values: ['Engagée', 'Réalisée à 40\u202F%'] },
		{ name: 'Calendrier', values: ['À partir de mars\u00A02027'] },
		{ name: 'Porteurs', values: ['Centre social'] },
	]);
});

test('years and parts are said shortly', () => {
	expect(yearList([2027, 2028, 2029])).toBe('2027 à 2029');
	expect(yearList([2027, 2029])).toBe('2027, 2029');
	expect(yearList([2027])).toBe('2027');
	expect(yearsWords(3)).toBe('Trois\u00A0ans');
	expect(yearsWords(1)).toBe('Un\u00A0an');
	expect(partWords(427)).toBe('42,7\u202F%');
	expect(partWords(null)).toBe('');
});

test('a whole number is read, and what is none is said', () => {
	const read = readWhole(100);
	expect(read(' 45 % ')).toEqual({ value: 45 });
	expect(read('')).toEqual({ value: null });
	for (const typed of ['101', '4,5', 'beaucoup', '-3']) expect(read(typed)).toHaveProperty('problem');
	expect(readWhole(10_000_000)('1 200')).toEqual({ value: 1200 });
});

test('an arrow goes over cells that hold nothing, and stops at the edge', () => {
	const cell = (column: number) => ({ dataset: { column: String(column) } }) as unknown as HTMLElement;
	const rows = [[cell(0), cell(1), cell(2)], [cell(0)], [cell(0), cell(2)]];
	const grid = {
		querySelectorAll: () => rows.map((row) => ({ querySelectorAll: () => row })),
	} as unknown as HTMLElement;
	expect(controlTowards(grid, rows[0]![2]!, 'ArrowDown')).toBe(rows[2]![1]);
	expect(controlTowards(grid, rows[2]![0]!, 'ArrowRight')).toBe(rows[2]![1]);
	expect(controlTowards(grid, rows[0]![1]!, 'End')).toBe(rows[0]![2]);
	expect(controlTowards(grid, rows[0]![1]!, 'Home')).toBe(rows[0]![0]);
	expect(controlTowards(grid, rows[0]![0]!, 'ArrowUp')).toBeUndefined();
	expect(controlTowards(grid, rows[0]![0]!, 'a')).toBeUndefined();
});
