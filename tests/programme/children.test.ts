import { childrenWords, withoutChildren } from '#domain/programme/import/children.ts';
import { describe, expect, it } from 'vitest';

const refusedOf = (...heads: string[]) => withoutChildren([heads, heads.map(() => 'x')]).refused;

describe('columns about children [P5]', () => {
	it.each([
		'Élève',
		'Enfant 1',
		'Nom de l’enfant',
		'Prénom de l’élève',
		'NOM ET PRENOM DES ELEVES',
		'Élève (nom)',
		'Date de naissance',
		'Né(e) le',
		'Née le',
		'INE',
		'Identifiant national élève',
		'Adresse de l’enfant',
		'Situation du jeune',
		'Lieu de naissance',
	])('refuses « %s »', (head) => {
		expect(refusedOf('Action', head)).toEqual([head]);
	});

	it.each([
		'Nom',
		'Nom de l’action',
		'Nombre d’élèves',
		'Élèves',
		'Public',
		'Enfants de 3 à 6 ans',
		'Jeunes concernés',
		'Âge',
		'Nom du collège',
		'Prénom du contact',
		'Intitulé',
		'Ligne',
	])('takes « %s »', (head) => {
		expect(refusedOf('Action', head)).toEqual([]);
	});

	it('takes the other columns, and finds headers under a title', () => {
		const { rows, refused } = withoutChildren([
			['Suivi 2027', '', ''],
			['Action', 'Nom de l’enfant', 'Porteur'],
			['Un', 'X', 'Deux'],
		]);
		expect(refused).toEqual(['Nom de l’enfant']);
		expect(rows).toEqual([
			['Suivi 2027', ''],
			['Action', 'Porteur'],
			['Un', 'Deux'],
		]);
	});

	it('leaves a cell that says « enfant » among others', () => {
		const rows = [
			['Action', 'Public'],
			['Un', 'Enfant'],
		];
		expect(withoutChildren(rows).rows).toBe(rows);
	});

	it('says why, for one and for several', () => {
		expect(childrenWords(['Élève'])).toContain('La colonne «\u00a0Élève\u00a0» n’est pas reprise');
		expect(childrenWords(['Élève', 'INE'])).toContain('ne sont pas reprises');
	});
});
