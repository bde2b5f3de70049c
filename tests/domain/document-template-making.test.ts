import { checkContent, textOf } from '#domain/document/check.ts';
import { newClauseId } from '#domain/document/clause-id.ts';
import { bullets, doc, heading, paragraph, text } from '#domain/document/content.ts';
import { contentFrom, plainLines } from '#domain/document/plain-lines.ts';
import { isClause } from '#domain/document/section.ts';
import { changeSection, moveSection, withoutSection } from '#domain/document/template-changes.ts';
import { templateFrom } from '#domain/document/template-making.ts';
import { findTemplate, sectionsFrom } from '#domain/document/templates.ts';
import { oneLine, severalLines } from '#domain/typed-text.ts';
import { someContent, someSections } from '#tests/support/content.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const made = (sections: Parameters<typeof templateFrom>[0]['sections']) =>
	templateFrom({ kind: 'note', title: 'Titre', sections }, 'Modèle');
const one = (content: unknown) =>
	made([{ id: crypto.randomUUID(), title: 'Un', status: 'ready', party: 'state', content: content as never }])
		.sections[0]!;

describe('a template made of a document', () => {
	test('has its sections, to be written again, each under an id of its own', () => {
		fc.assert(
			fc.property(someSections, (sections) => {
				const template = made(sections);
				expect(template.sections.map(({ title, party }) => [title, party])).toEqual(
					sections.map(({ title, party }) => [title, party]),
				);
				const ids = template.sections.map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
				for (const { id, content, status } of template.sections) {
					expect(isClause(id)).toBe(true);
					expect(status).toBeUndefined();
					expect(() => checkContent(content)).not.toThrow();
				}
			}),
		);
	});

	test('leaves with the document what is its own or somebody’s: files, mentions, owners, ticks', () => {
		const id = crypto.randomUUID();
		const content = {
			type: 'doc',
			content: [
				{ type: 'image', attrs: { file: id, alt: 'Un plan' }, content: [text('Légende')] },
				{ type: 'attachment', attrs: { file: id, name: 'bilan.pdf' } },
				{
					type: 'commitment',
					attrs: { kind: 'task', id, owner: `actor:${id}`, done: true },
					content: [text('Inviter')],
				},
				paragraph('Avec ', { type: 'mention', attrs: { actor: id } }, '.'),
			],
		};
		const copied = one(content).content;
		expect(JSON.stringify(copied)).not.toContain(id);
		expect(JSON.stringify(copied)).not.toContain('"done":true');
		expect(textOf(copied)).toContain('Inviter');
		expect(textOf(copied)).toContain('Avec .');
	});

	test('of a document begun from a template keeps what that one asked and advised', () => {
		const roadmap = findTemplate('roadmap')!;
		const sections = sectionsFrom(roadmap, () => crypto.randomUUID());
		const again = templateFrom({ kind: 'roadmap', title: '', sections }, 'Le nôtre', roadmap.sections);
		expect(again.sections.map(({ id, guidance, obligation }) => [id, guidance, obligation])).toEqual(
			roadmap.sections.map(({ id, guidance, obligation }) => [id, guidance, obligation]),
		);
	});
});

describe('ids of clauses', () => {
	test('are readable, allowed, and never given twice, whatever the title', () => {
		expect(newClauseId('Égalité filles-garçons', new Set())).toBe('egalite-filles-garcons');
		expect(newClauseId('2027', new Set())).toBe('article-2027');
		expect(newClauseId('', new Set(['article']))).toBe('article-2');
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 12 }), (titles) => {
				const taken = new Set<string>();
				for (const title of titles) {
					const id = newClauseId(title, taken);
					expect(isClause(id)).toBe(true);
					expect(taken.has(id)).toBe(false);
					taken.add(id);
				}
			}),
		);
	});
});

describe('a text in a field', () => {
	test('is offered only when the field loses nothing of it', () => {
		expect(plainLines(doc(paragraph('Un.'), paragraph(), paragraph('Deux.')))).toBe('Un.\n\nDeux.');
		expect(plainLines(doc(heading(1, 'Titre')))).toBeNull();
		expect(plainLines(doc(bullets('Un')))).toBeNull();
		expect(plainLines(doc(paragraph(text('gras', 'bold'))))).toBeNull();
		fc.assert(
			fc.property(someContent, (content) => {
				const lines = plainLines(content);
				if (lines !== null) expect(textOf(contentFrom(lines))).toBe(textOf(content));
			}),
		);
	});

	test('comes back as it was typed, without what cannot be seen', () => {
		expect(severalLines('Un\r\n\u0007deux\u0000  ')).toBe('Un\ndeux');
		expect(oneLine('  Un\n\u0007 deux ')).toBe('Un deux');
	});
});

describe('changes of a draft', () => {
	const template = made(
		['a', 'b', 'c'].map((title) => ({
			id: crypto.randomUUID(),
			title,
			status: 'todo' as const,
			party: null,
			content: doc(paragraph(title)),
		})),
	);
	const order = ({ sections }: typeof template) => sections.map(({ id }) => id).join('');

	test('move one, or nothing at the ends and for an unknown one', () => {
		expect(order(moveSection(template, 'b', -1))).toBe('bac');
		expect(order(moveSection(template, 'b', 1))).toBe('acb');
		for (const [id, by] of [
			['a', -1],
			['c', 1],
			['z', 1],
		] as const)
			expect(order(moveSection(template, id, by))).toBe('abc');
		expect(order(withoutSection(template, 'b'))).toBe('ac');
	});

	test('say what is asked of one section, and of no other; an obligation goes as it came', () => {
		const change = { title: 'B', guidance: { words: 'Ceci.', questions: [] }, text: null };
		const asked = changeSection(template, 'b', { ...change, obligation: 'Usage' });
		expect(asked.sections[1]).toMatchObject({
			id: 'b',
			title: 'B',
			guidance: { words: 'Ceci.' },
			obligation: 'Usage',
		});
		expect([asked.sections[0], asked.sections[2]]).toEqual([template.sections[0], template.sections[2]]);
		const freed = changeSection(asked, 'b', { ...change, obligation: null, text: 'Un\nDeux' });
		expect(freed.sections[1]).not.toHaveProperty('obligation');
		expect(textOf(freed.sections[1]!.content)).toBe('Un\nDeux');
	});
});
