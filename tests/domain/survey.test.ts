import { readAnswers } from '#domain/survey/answer.ts';
import { readQuestion } from '#domain/survey/question.ts';
import { keptUntil, type Question } from '#domain/survey/survey.ts';
import { describe, expect, it } from 'vitest';

const question = (kind: Question['kind'], required = false, options: string[] = []): Question => ({
	...{ id: kind, kind, label: kind, options, required },
});
const all = [
	question('text'),
	question('choice', true, ['Oui', 'Non']),
	question('several', false, ['A', 'B', 'C']),
	question('number'),
	question('date'),
];
const read = (sent: Record<string, string[]>) => readAnswers(all, (id) => sent[id] ?? []);

describe('answers', () => {
	it('are read by their kind; what names no option counts for nothing', () => {
		expect(
			read({
				...{ text: ['Un\r\nDeux\u0000'], choice: ['Oui'], several: ['C', 'Z', 'A'] },
				...{ number: ['−1 250,5'], date: ['2026-03-12'] },
			}),
		).toEqual({
			answers: {
				...{ text: 'Un\nDeux', choice: 'Oui', several: ['A', 'C'], number: -1250.5, date: '2026-03-12' },
			},
		});
	});

	it.each([
		[{ choice: ['Peut-être'] }, 'choice'],
		[{}, 'choice'],
		[{ choice: ['Oui'], number: ['douze'] }, 'number'],
		[{ choice: ['Oui'], number: ['1e999'] }, 'number'],
		[{ choice: ['Oui'], date: ['2026-02-30'] }, 'date'],
		[{ choice: ['Oui'], text: ['x'.repeat(2_001)] }, 'text'],
	])('are refused, and say where: %o', (sent, where) => {
		expect(read(sent as Record<string, string[]>)).toMatchObject({ issues: { [where]: expect.any(String) } });
	});
});

describe('questions', () => {
	it.each([
		'Nom de l’élève',
		'Élève ?',
		'Date de naissance',
		'Classe',
		'Prénom et nom de votre enfant :',
		'Adresse du collégien',
	])('ask nothing of one child: « %s »', (label) => {
		expect(readQuestion({ kind: 'text', label, options: '', required: false })).toHaveProperty(
			'issues.label',
		);
	});

	it.each(['Combien d’élèves accueillez-vous ?', 'Que font les parents le mercredi ?', 'Votre structure'])(
		'ask of what adults do: « %s »',
		(label) => {
			expect(readQuestion({ kind: 'text', label, options: '', required: false })).toHaveProperty('question');
		},
	);

	it('of a choice have from two to twelve answers', () => {
		const asked = { kind: 'choice' as const, label: 'Quand ?', required: true };
		expect(readQuestion({ ...asked, options: 'Le matin' })).toHaveProperty('issues.options');
		expect(readQuestion({ ...asked, options: '- Le matin\n- Le soir\n- Le soir' })).toMatchObject({
			question: { options: ['Le matin', 'Le soir'] },
		});
	});
});

it('answers are kept six months, to the end of a shorter month', () => {
	expect(keptUntil('2026-03-12')).toBe('2026-09-12');
	expect(keptUntil('2026-08-31')).toBe('2027-02-28');
});
