import { filledLine, line, lines, revision } from '#lib/forms/fields.ts';
import { submit, type FormState } from '#lib/forms/form.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const schema = v.object({
	revision,
	name: filledLine(20, 'Le nom', 'Donnez un nom.'),
	purpose: line(40, 'L’usage'),
	words: lines(60, 'La consigne'),
});

/** What a page is given after a form, as a refusal or as what its schema says. */
async function sent(fields: Record<string, string>) {
	const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) });
	const answer: unknown = await submit(request, schema, (input) => Promise.resolve({ input }));
	return answer as { input?: v.InferOutput<typeof schema>; status?: number; data?: FormState };
}

describe('fields of forms', () => {
	test('are read without what cannot be seen; lines stay lines only where there are several', async () => {
		const { input } = await sent({
			revision: '3',
			name: ' Un\u0000 nom\n ',
			purpose: '',
			words: 'Un\r\n\u0007deux\u001b',
		});
		expect(input).toEqual({ revision: 3, name: 'Un nom', purpose: '', words: 'Un\ndeux' });
	});

	test('100 kB are refused with a sentence, and what was typed is given back whole', async () => {
		const long = 'a'.repeat(100_000);
		const { status, data } = await sent({ revision: '1', name: 'Nom', words: long });
		expect(status).toBe(400);
		expect(data?.message).toContain('Rien n’a été enregistré');
		expect(data?.issues).toEqual({ words: 'La consigne a au plus 60 caractères.' });
		expect(data?.values['words']).toBe(long);
	});

	test.each(['', '-1', '1e3', '9'.repeat(40), 'null'])('« %s » is no revision', async (typed) => {
		const { data } = await sent({ revision: typed, name: 'Nom' });
		expect(data?.issues['revision']).toMatch(/incomplet/);
	});

	test('what is needed and missing, or only seen as nothing, is asked for', async () => {
		for (const name of ['', '   ', '\u0000\u0007'])
			expect((await sent({ revision: '1', name })).data?.issues).toEqual({ name: 'Donnez un nom.' });
	});
});
