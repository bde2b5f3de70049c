import { doc, paragraph } from '#domain/document/content.ts';
import type { SectionJson } from '#domain/document/document.ts';
import { clauseStates, completeness, guidanceOf } from '#domain/document/template-completeness.ts';
import { findTemplate, sectionsFrom, templates } from '#domain/document/templates.ts';
import { someContent, someSections } from '#tests/support/content.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const protocol = findTemplate('protocol')!;
const mandatory = protocol.sections.filter(({ obligation }) => obligation !== undefined).length;
const names = { préfecture: ['Préfecture'], académie: ['Académie'], collectivité: ['Ville'], cité: ['cité'] };
const born = () => sectionsFrom(protocol, () => crypto.randomUUID(), { ...names, quartiers: ['A', 'B'] });
const changed = (sections: SectionJson[], clause: string, change: Partial<SectionJson>) =>
	sections.map((section) => (section.clause === clause ? { ...section, ...change } : section));
const stateIn = (sections: readonly SectionJson[], clause: string) =>
	completeness(protocol, sections).missing.find((one) => one.clause === clause)?.state ?? 'written';

describe('the mandatory clauses of a document', () => {
	test.each(templates.map((template) => [template.name, template] as const))(
		'%s: none is written at birth',
		(_, template) => {
			expect(
				completeness(
					template,
					sectionsFrom(template, () => crypto.randomUUID()),
				).written,
			).toBe(0);
		},
	);

	test('the words of the template are written once they are changed, or said to be ready', () => {
		expect(stateIn(born(), 'duration')).toBe('proposed');
		expect(stateIn(changed(born(), 'duration', { status: 'review' }), 'duration')).toBe('proposed');
		expect(stateIn(changed(born(), 'duration', { status: 'ready' }), 'duration')).toBe('written');
	});

	test('words of one’s own are begun, and count as written once those who write them say that they can be read over', () => {
		const own = { content: doc(paragraph('S')) };
		for (const status of ['todo', 'doing'] as const) {
			const begun = changed(born(), 'duration', { ...own, status });
			expect(stateIn(begun, 'duration')).toBe('begun');
			expect(completeness(protocol, begun)).toMatchObject({ written: 0, begun: 1 });
		}
		for (const status of ['review', 'ready'] as const) {
			const said = changed(born(), 'duration', { ...own, status });
			expect(stateIn(said, 'duration')).toBe('written');
			expect(completeness(protocol, said)).toMatchObject({ written: 1, begun: 0 });
		}
	});

	test('what is left to complete, emptied or removed is missing, with its reason and its source', () => {
		const holed = { content: doc(paragraph('Avec [préfecture à compléter].')), status: 'ready' as const };
		expect(stateIn(changed(born(), 'means', holed), 'means')).toBe('gaps');
		expect(stateIn(changed(born(), 'means', { content: doc(paragraph(' ')) }), 'means')).toBe('empty');
		const removed = born().filter(({ clause }) => clause !== 'evaluation');
		expect(completeness(protocol, removed).missing.find(({ clause }) => clause === 'evaluation')).toEqual({
			clause: 'evaluation',
			title: 'Évaluation et suivi',
			obligation: expect.stringMatching(/mars 2023$/) as string,
			state: 'absent',
		});
	});

	test('a variable filled by the directory does not count as writing', () => {
		expect(stateIn(born(), 'territory')).toBe('proposed');
	});

	test('written and missing always make the whole, for any sections', () => {
		fc.assert(
			fc.property(someSections, (sections) => {
				for (const template of templates) {
					const { mandatory: all, written, missing } = completeness(template, sections);
					expect(written + missing.length).toBe(all);
					const present = new Set(sections.map(({ clause }) => clause));
					for (const one of missing) expect(one.state === 'absent').toBe(!present.has(one.clause));
				}
			}),
		);
	});

	test('neither order nor sections that people add change it; writing one clause adds it, and only it', () => {
		const added = fc.record({
			id: fc.uuid(),
			title: fc.string(),
			status: fc.constant('ready' as const),
			party: fc.constant(null),
			content: someContent,
		});
		fc.assert(
			fc.property(
				fc.shuffledSubarray(born()),
				fc.array(added, { maxLength: 3 }),
				fc.nat(protocol.sections.length - 1),
				(sections, more, index) => {
					const before = completeness(protocol, sections);
					expect(completeness(protocol, [...more, ...sections].reverse())).toEqual(before);
					const clause = protocol.sections[index]?.id ?? '';
					const after = completeness(
						protocol,
						changed(sections, clause, { content: doc(paragraph('Nos mots.')), status: 'review' }),
					);
					expect(after.missing).toEqual(
						before.missing.filter((one) => one.clause !== clause || one.state === 'absent'),
					);
				},
			),
		);
	});

	test('one of two sections of the same clause is enough', () => {
		const own = { content: doc(paragraph('Six ans.')), status: 'review' as const };
		const twice = [...born(), ...changed(born(), 'duration', own)];
		expect(stateIn(twice, 'duration')).toBe('written');
		expect(mandatory).toBe(completeness(protocol, twice).mandatory);
		expect(clauseStates.at(-1)).toBe('written');
	});
});

describe('guidance', () => {
	test('is there until somebody writes, and never for sections that people add', () => {
		const [preamble] = born();
		const expected = protocol.sections[0]?.guidance;
		expect(guidanceOf(protocol, preamble!)).toEqual(expected);
		expect(guidanceOf(protocol, { ...preamble!, content: doc() })).toEqual(expected);
		expect(guidanceOf(protocol, { ...preamble!, content: doc(paragraph('Nos mots.')) })).toBeNull();
		const { clause: _, ...own } = preamble!;
		expect(guidanceOf(protocol, own)).toBeNull();
	});
});
