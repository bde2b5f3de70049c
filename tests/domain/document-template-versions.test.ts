import { paragraph, doc } from '#domain/document/content.ts';
import type { SectionTemplate } from '#domain/document/template.ts';
import { placeOf, releasedClausesOf, standing } from '#domain/document/template-versions.ts';
import { templates } from '#domain/document/templates.ts';
import { clausesByTemplate } from '#tests/support/clauses.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const clause = (id: string): SectionTemplate => ({
	id,
	title: id,
	party: null,
	content: doc(paragraph(id)),
	guidance: null,
});
const ids = (sections: readonly SectionTemplate[]) => sections.map(({ id }) => id);
const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });

describe('former versions of the built-in templates', () => {
	test.each(Object.entries(clausesByTemplate))('%s: its clauses are kept', (key, line) => {
		const [id = '', version] = key.split(' ');
		expect(releasedClausesOf(id, Number(version))).toEqual(line.replaceAll(' *', '').split(', '));
	});

	test('the present one is among them, and what never was is not', () => {
		for (const { id, version, sections } of templates)
			expect(releasedClausesOf(id, version)).toEqual(ids(sections));
		expect(releasedClausesOf('protocol', 99)).toBeUndefined();
		expect(releasedClausesOf('constructor', 1)).toBeUndefined();
	});
});

describe('what a document has to do with the present version of its template', () => {
	test('what is new is proposed until somebody decides, and only what was added holds', () => {
		const [begun, present] = [['a', 'b'].map(clause), ['a', 'n', 'b', 'm'].map(clause)];
		expect(ids(standing(begun, present, new Map()).proposed)).toEqual(['n', 'm']);
		const decided = standing(
			begun,
			present,
			new Map([
				['n', 'added'],
				['m', 'dismissed'],
			] as const),
		);
		expect(decided.proposed).toEqual([]);
		expect(ids(decided.own)).toEqual(['a', 'b', 'n']);
	});

	test('for any versions: what it began with always holds, nothing is both, nothing undecided is lost', () => {
		const verdicts = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.constantFrom('added', 'dismissed'));
		fc.assert(
			fc.property(names, names, verdicts, (begun, present, decided) => {
				const verdict = new Map(Object.entries(decided)) as Map<string, 'added' | 'dismissed'>;
				const { own, proposed } = standing(begun.map(clause), present.map(clause), verdict);
				for (const id of begun) expect(ids(own)).toContain(id);
				for (const id of ids(proposed)) expect(ids(own)).not.toContain(id);
				for (const id of present)
					if (!begun.includes(id) && !verdict.has(id)) expect(ids(proposed)).toContain(id);
			}),
		);
	});
});

describe('where a clause goes', () => {
	test.each([
		['after the clause before it', 'c', ['a', 'b', 'd'], 2],
		['after the nearest one, wherever people moved it', 'c', ['d', 'b', 'a'], 2],
		['before the nearest after it', 'a', ['x', 'c', 'd'], 1],
		['behind what people added when nothing of the template is left', 'b', ['x', 'y'], 2],
		['alone in an empty document', 'b', [], 0],
		['at the end when the template does not know it', 'z', ['a'], 1],
	])('%s', (_, id, present, at) => {
		const own = present.map((one) => (['x', 'y'].includes(one) ? undefined : one));
		expect(placeOf(id, ['a', 'b', 'c', 'd'], own)).toBe(at);
	});
});
