import type { Person } from '#domain/access/person.ts';
import { Problem } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { Allowance, Remembered, type Rate } from '../realtime/allowance.ts';

/**
 * How often one account may ask for something; those who have none share theirs.
 * @returns what counts a question. @throws {Problem} `too-many`, in these words, when it is one too many.
 */
export function paced(context: Context, rate: Rate, words: string): (viewer: Person) => void {
	const allowances = new Remembered(() => new Allowance(rate, context.now().getTime()));
	return (viewer) => {
		const allowance = allowances.of(viewer.kind === 'member' ? viewer.accountId : '');
		if (!allowance.spend(1, context.now().getTime())) throw new Problem('too-many', words);
	};
}
