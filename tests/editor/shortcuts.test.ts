import { describe, expect, test } from 'vitest';
import { findByWords } from '#lib/editor/insert/finding.ts';
import { groupedInsertions, slashInsertions as all } from '#lib/editor/insert/insertions.ts';
import { keyNames, shortcuts } from '#lib/editor/shortcuts.ts';

const labels = (query: string) => findByWords(all, query).map(({ label }) => label);

describe('what « / » finds', () => {
	test('everything, while nothing is asked', () => {
		expect(labels('')).toHaveLength(all.length);
	});

	test('first what is followed up, in « / » as in « Insérer »', () => {
		expect(labels('').slice(0, 3)).toEqual(['Décision', 'À faire', 'Échéance']);
		expect(labels('d')[0]).toBe('Décision');
		expect(groupedInsertions[0]?.insertions.map(({ label }) => label)).toEqual(labels('').slice(0, 3));
		expect(groupedInsertions.every(({ insertions }) => insertions.length > 0)).toBe(true);
	});

	test('by the beginning of a name first, then by other words, without accents nor capitals', () => {
		expect(labels('titre')[0]).toBe('Titre');
		expect(labels('CITA')).toEqual(['Citation']);
		expect(labels('enumeration')).toEqual(['Liste à puces']);
		expect(labels('numeros')).toContain('Liste numérotée');
		expect(labels('attention')[0]).toBe('Encadré d’attention');
		expect(labels('rien de tel')).toEqual([]);
	});

	test('each has an id and a name of its own', () => {
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
	});
});

describe('shortcuts', () => {
	test('no key does two things', () => {
		const keys = shortcuts.flatMap(({ keys }) => keys);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('are called as the keyboard in front of one calls them', () => {
		expect(keyNames('Mod-Shift-7', false)).toEqual(['Ctrl', 'Maj', '7']);
		expect(keyNames('Mod-Shift-7', true)).toEqual(['⌘', '⇧', '7']);
		expect(keyNames('Alt-Shift-ArrowUp', false)).toEqual(['Alt', 'Maj', '↑']);
		expect(keyNames('Escape', false)).toEqual(['Échap']);
	});
});
