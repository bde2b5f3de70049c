import { limits, rowKey } from '#server/accounts/rate-limits.ts';
import { expect, type Page } from '@playwright/test';
import { sendForm } from './forms.ts';
import { people } from './network.ts';
import { put } from './store.ts';
import { origin } from './test.ts';

/**
 * A group of a test's own, opened by who facilitates and is signed in; filling the form is a journey of its own, `found-a-group`.
 * @returns its address.
 */
export async function newGroup(page: Page, name: string): Promise<string> {
	// Tests open more groups than one person may in a day: that limit has tests of its own.
	await put(async (trx) => {
		const { id } = await trx
			.selectFrom('accounts')
			.innerJoin('actors', 'actors.id', 'accounts.actor_id')
			.select('accounts.id')
			.where('actors.name', '=', people.facilitator)
			.executeTakeFirstOrThrow();
		await trx.deleteFrom('rate_limits').where('key', '=', rowKey(limits.groupsByAccount, id)).execute();
	});
	const form = { name, presentation: 'Le temps d’un essai.', kind: 'thematic', visibility: 'network' };
	const made = await sendForm(page, '/groupes/nouveau', { ...form, entry: 'free' });
	return made.split('?')[0]!;
}

/** Invites these people by a letter each, as who animates the group; the form is a journey of its own, `invitation`. */
export async function invite(
	page: Page,
	group: string,
	{ people, words, role }: { people: string; words: string; role: 'member' | 'mail' },
): Promise<void> {
	const answer = await page.request.post(`${group}/invitations?/inviter`, {
		form: { people, words, role },
		headers: { origin: origin() },
	});
	expect(answer.status()).toBe(200);
}
