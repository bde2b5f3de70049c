import { readOptions } from '#domain/poll/voted-options.ts';
import { readQuestion } from '#domain/survey/question.ts';
import { oneLine, seenOnly, unseenIssue, severalLines } from '#domain/typed-text.ts';
import { describe, expect, it } from 'vitest';

const hiding = ['a\u202Eb', 'a\u2066b', 'a\u200Bb', 'a\u00ADb', 'ab\u200F'];
const honest = [
	'Où se voir\u00A0?',
	'«\u202FPlénière\u202F»',
	'L’été',
	'👩\u200D💻 à distance',
	'18\u00A0h\u00A030',
];

describe('words that others read as a title', () => {
	it.each(hiding)('are refused when they hide something: %j', (typed) => {
		expect(unseenIssue(typed, 'Ce titre')).toMatch(/^Ce titre contient des caractères invisibles/);
		expect(seenOnly(typed)).toBe('ab');
		const asked = { kind: 'text', label: typed, options: '', required: false } as const;
		expect(readQuestion(asked)).toMatchObject({ issues: { label: expect.stringContaining('invisibles') } });
		const of = { kind: 'choice', label: 'Laquelle ?', options: `Une\n${typed}`, required: false } as const;
		expect(readQuestion(of)).toMatchObject({ issues: { options: expect.stringContaining('« ab »') } });
		expect(readOptions(`Une\n${typed}`).issue).toContain('caractères invisibles : « ab »');
	});

	it('of several lines lose what nobody sees, and no line', () => {
		for (const typed of hiding) expect(severalLines(` ${typed}\r\n${typed} `)).toBe('ab\nab');
		for (const typed of honest) expect(severalLines(typed)).toBe(typed);
	});

	it.each(honest)('keep spaces that do not break and emoji that join: %j', (typed) => {
		expect(unseenIssue(oneLine(typed), 'Ce titre')).toBeNull();
		expect(readOptions(`Une\n${typed}`).issue).toBeNull();
	});
});
