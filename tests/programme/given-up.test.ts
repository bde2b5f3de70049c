import { givenUp } from '#lib/programme/table/amount-acts.ts';
import { expect, test } from 'vitest';

test('what is not kept of an amount is told with the words typed, and why', () => {
	expect(givenUp(['-50'])).toBe('«\u00a0-50\u00a0» n’est pas gardé. Un montant ne peut pas être négatif.');
	expect(givenUp(['abc', '-1'])).toMatch(/«\u00a0abc\u00a0».* pas un montant.*«\u00a0-1\u00a0».*négatif/);
});
