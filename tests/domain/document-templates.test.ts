import { checkContent, textOf } from '#domain/document/check.ts';
import { commitmentsOf } from '#domain/document/commitments.ts';
import { documentKinds } from '#domain/document/document.ts';
import { isClause, sectionTitleLength } from '#domain/document/section.ts';
import type { DocumentTemplate } from '#domain/document/template.ts';
import { fill, unknownVariables } from '#domain/document/template-variables.ts';
import { expectedOfCites, usage } from '#domain/document/templates/obligations.ts';
import { columns } from '#domain/document/templates/synthesis.ts';
import { findTemplate, sectionsFrom, templates } from '#domain/document/templates.ts';
import { layoutTable } from '#domain/document/table.ts';
import { typeset } from '#domain/french/typography.ts';
import { describe, expect, test } from 'vitest';
import { clausesByTemplate } from '#tests/support/clauses.ts';

const each = templates.map((template) => [template.name, template] as const);

test('there is one template for every kind of document, and axes for a programme alone', () => {
	expect(templates.map(({ kind }) => kind).sort()).toEqual([...documentKinds].sort());
	for (const { kind, axes } of templates) expect(axes !== undefined).toBe(kind === 'programme');
	expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
});

test('the clauses of each version are those that documents remember: a rename is a decision', () => {
	const stars = ({ id, obligation }: { id: string; obligation?: string }) =>
		obligation === undefined ? id : `${id} *`;
	for (const { id, version, sections } of templates) {
		expect(sections.map(stars).join(', ')).toBe(clausesByTemplate[`${id} ${version}`]);
		expect(clausesByTemplate, 'a version that is to come').not.toHaveProperty([`${id} ${version + 1}`]);
	}
});

describe.each(each)('%s', (_, template) => {
	test('holds what a section may hold, in its normal form', () => {
		for (const section of sectionsFrom(template, () => '')) {
			expect(checkContent(section.content)).toEqual(section.content);
			expect(section.title.length).toBeLessThanOrEqual(sectionTitleLength);
			expect(isClause(section.clause)).toBe(true);
		}
	});

	test('has each clause once, and a source for each obligation', () => {
		const ids = template.sections.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { obligation } of template.sections)
			expect([undefined, expectedOfCites, usage]).toContain(obligation);
	});

	test('names only variables that exist', () => {
		expect(wordsOf(template).flatMap(unknownVariables)).toEqual([]);
	});

	test('guides whoever writes each section, in words that are never its content', () => {
		const content = template.sections.map((section) => textOf(section.content)).join('\n');
		for (const { title, guidance } of template.sections) {
			expect(guidance, title).not.toBeNull();
			for (const words of [guidance?.words ?? '', ...(guidance?.questions ?? [])]) {
				expect(words.trim(), title).not.toBe('');
				expect(content).not.toContain(words);
			}
			expect(sentences(guidance?.words ?? ''), title).toBeLessThanOrEqual(3);
		}
		expect(JSON.stringify(template.sections.map((section) => section.content))).not.toContain('"italic"');
		expect(JSON.stringify(sectionsFrom(template, () => ''))).not.toContain('guidance');
	});

	test('is set as French printers do', () => {
		for (const words of wordsOf(template)) {
			expect(words).toBe(typeset(words));
			expect(words).not.toMatch(/["'`]|\.\.\.| {2}|^\s|\s$/);
			expect(words, 'a breaking space before a mark').not.toMatch(/ [:;!?»%€]|« /);
			expect(words, 'no space before a mark').not.toMatch(/[\p{L}\d)][;!?»]|«\S|\S»/u);
			expect(words, 'no space before a colon').not.toMatch(/[\p{L}\d)]:(?!\/)/u);
			expect(words, 'inclusive writing that machines cannot read').not.toMatch(/\p{L}[.·]\p{L}+[.·]s\b/u);
		}
	});

	test('speaks plainly: no acronym, no word that the field gave up', () => {
		for (const words of wordsOf(template)) {
			expect(words).not.toMatch(/\b(?!QN)\p{Lu}{2,}\b/u);
			expect(words.toLowerCase()).not.toMatch(
				/bonnes? pratiques?|\bcibl|\bimpact|en termes de|au niveau de|présentiel|distanciel|problématique|\bleviers?\b/,
			);
		}
	});
});

test('a synthesis puts findings, echoes and reactions side by side for each theme', () => {
	const themes = findTemplate('synthesis')?.sections.filter(({ id }) => id.startsWith('theme')) ?? [];
	expect(themes).toHaveLength(3);
	for (const { content } of themes) {
		const [columnsOfTheme] = content.content ?? [];
		expect(layoutTable(columnsOfTheme!).columns).toHaveLength(3);
		expect(textOf(columnsOfTheme!).trim().split(/\n+/)).toEqual([...columns]);
	}
});

test('lines « Décision » and « À faire » of a template are lines of their own in each document', () => {
	const born = () => commitmentsOf(sectionsFrom(findTemplate('minutes')!, () => crypto.randomUUID()));
	const [one, other] = [born(), born()];
	expect(one.map(({ kind, owner, due }) => ({ kind, owner, due }))).toEqual([
		{ kind: 'decision', owner: null, due: null },
		{ kind: 'task', owner: null, due: null },
	]);
	expect(new Set([...one, ...other].map(({ id }) => id)).size).toBe(4);
});

test('titles say what is known, and show what is missing', () => {
	const titles = templates.map(({ title }) => fill(title, { cité: ['cité éducative du Mans'], années: [] }));
	expect(titles).toContain('Protocole de la cité éducative du Mans');
	expect(titles).toContain('Feuille de route [années à compléter]');
});

/** Every string people may read. */
function wordsOf(template: DocumentTemplate): string[] {
	return [
		template.name,
		template.purpose,
		template.title,
		...template.sections.flatMap(({ title, content, guidance, obligation = usage }) => [
			title,
			...textOf(content).split('\n'),
			guidance?.words ?? '',
			...(guidance?.questions ?? []),
			obligation,
		]),
	];
}

const sentences = (words: string) => words.match(/[.!?](\s|$)/g)?.length ?? 0;
