import type { Page } from '@playwright/test';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** What the person sees, and nothing else: words, not nonces. */
async function seen(page: Page, path: string): Promise<string> {
	const answer = await page.goto(path);
	return `${answer?.status()} ${await page.title()} ${await page.locator('body').innerText()}`;
}

const unknown = () => `/documents/${crypto.randomUUID()}`;

test('a document one may not read looks like one that does not exist [R4]', async ({ page }) => {
	await signIn(page, people.stranger);
	const nothing = await seen(page, unknown());
	expect(nothing).toMatch(/^404 /);
	expect(await seen(page, addresses.protocol)).toBe(nothing);
	expect(await seen(page, '/documents/nimporte-quoi')).toBe(nothing);
	for (const ending of ['/lecture', '/export.json'])
		expect
			.soft(await seen(page, addresses.protocol + ending), ending)
			.toBe(await seen(page, unknown() + ending));
});

test('the same for a group, signed out', async ({ page }) => {
	const nothing = await seen(page, `/groupes/${crypto.randomUUID()}`);
	expect(nothing).toMatch(/^404 /);
	expect(await seen(page, addresses.closedGroup)).toBe(nothing);
	expect(await seen(page, '/groupes/pas-un-identifiant')).toBe(nothing);
});

test('what one may not read is in no list', async ({ page }) => {
	await signIn(page, people.stranger);
	for (const path of ['/', '/groupes', '/documents', '/annuaire?q=R%C3%A9crire+le+protocole']) {
		await page.goto(path);
		await expect.soft(page.getByRole('link', { name: 'Récrire le protocole' }), path).toHaveCount(0);
		await expect
			.soft(page.getByRole('link', { name: /Protocole de la cité éducative d’Angers/ }), path)
			.toHaveCount(0);
	}
});
