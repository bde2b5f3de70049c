import { seedId } from '#server/seed/identity.ts';
import type { Page } from '@playwright/test';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, origin, test } from './support/test.ts';

/** A page for people: a title, a sentence, a way out, and no trace of the machine. */
async function expectSentence(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
	await expect(page.locator('body')).not.toContainText(
		/\bat .*\.(ts|js):\d+|node_modules|Error:|undefined|\[object/,
	);
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const path of [
		'/acteurs/nimporte-quoi',
		'/acteurs/00000000-0000-0000-0000-000000000000',
		`${addresses.mediator.toUpperCase()}`,
		'/structures/1',
		'/cites/aucune-cite',
		'/territoires/commune/99999',
		'/territoires/planete/1',
		"/documents/'%20or%201=1--",
		'/groupes/..%2F..%2Fetc%2Fpasswd',
		'/une-page-qui-n-existe-pas',
	])
		test(`${path} is not found, in a sentence`, async ({ page }) => {
			expect((await page.goto(path))?.status()).toBe(404);
			await expectSentence(page);
		});

	test('an address that cannot be read is refused in a sentence', async ({ page }) => {
		for (const path of ['/annuaire/%E9', '/documents/%00']) {
			expect.soft((await page.goto(path))?.status(), path).toBe(400);
			await expectSentence(page);
		}
	});

	test('a search can hold anything', async ({ page }) => {
		for (const query of [
			'"',
			"'; drop table actors; --",
			'%',
			'*',
			'(((',
			'œuvre',
			'a'.repeat(5000),
			'\u{1F600}',
			'NOT AND OR NEAR',
		]) {
			const answer = await page.goto(`/annuaire?q=${encodeURIComponent(query)}`);
			expect.soft(answer?.status(), query.slice(0, 30)).toBeLessThan(500);
			await expectSentence(page);
		}
		for (const rest of [
			'page=-1',
			'page=99999999999999999999',
			'page=x',
			'type=dragon',
			'lieu=nulle-part',
			'q=a&q=b',
		]) {
			const answer = await page.goto(`/annuaire?${rest}`);
			expect.soft(answer?.status(), rest).toBeLessThan(500);
		}
	});

	test('an address that is not one is said so, and kept', async ({ page }) => {
		await page.goto('/connexion');
		const email = page.getByRole('textbox', { name: 'Adresse électronique' }).first();
		// Browsers let it through, no mail server takes it.
		for (const wrong of [`${'a'.repeat(70)}@example.org`, 'pas@complet']) {
			await email.fill(wrong);
			await page.getByRole('button', { name: 'Recevoir un lien' }).click();
			await expect(email).toHaveAttribute('aria-invalid', 'true');
			await expect(email).toHaveValue(wrong);
			await expect(page.getByText('Cette adresse n’est pas complète.').first()).toBeVisible();
		}
	});

	test('a link that was never made says so, and offers another', async ({ page }) => {
		expect((await page.goto(`/connexion/${'A'.repeat(43)}`))?.status()).toBe(410);
		await expectSentence(page);
		await expect(page.getByRole('button', { name: 'Recevoir un autre lien' })).toBeVisible();
	});

	test('a page that needs an account says so, and how to come back', async ({ page }) => {
		expect((await page.goto('/documents'))?.status()).toBe(401);
		await page
			.getByRole('main')
			.getByRole('link', { name: /connecter/i })
			.first()
			.click();
		await page.getByRole('button', { name: people.stranger }).click();
		await expect(page).toHaveURL('/documents');
	});
});

test('an oversize form is refused with 413, in a sentence', async ({ request }) => {
	const answer = await request.post('/connexion?/lien', {
		headers: { origin: origin(), 'content-type': 'application/x-www-form-urlencoded' },
		data: `email=${'a'.repeat(700_000)}`,
	});
	expect(answer.status()).toBe(413);
	expect(await answer.text()).toContain('trop volumineux');
});

test('a form without its fields is refused, not an error', async ({ page, request }) => {
	await signIn(page, people.authority);
	for (const [asked, path] of [
		[request, '/connexion?/lien'],
		[request, '/connexion?/passe'],
		[page.request, `${addresses.citeGroup}/documents/nouveau`],
		[page.request, '/compte?/passe'],
	] as const) {
		const answer = await asked.post(path, { headers: { origin: origin() }, form: { nothing: '' } });
		expect.soft(answer.status(), path).toBe(400);
	}
	for (const body of ['\u0000\u0001', '{"email":', '--x\r\n']) {
		const answer = await request.post('/connexion?/lien', {
			headers: { origin: origin(), 'content-type': 'multipart/form-data; boundary=x' },
			data: body,
		});
		expect.soft(answer.status(), JSON.stringify(body)).toBeLessThan(500);
	}
});

test('a form that comes without all of its fields erases nothing @wide', async ({ page }) => {
	await signIn(page, people.authority);
	const organisation = `/structures/${seedId('organisation', 'ville-49007')}`;
	const own = `/acteurs/${seedId('actor', 'angers-authority')}`;
	for (const [path, form] of [
		[`${organisation}/modifier?/enregistrer`, { name: 'Ville d’Angers', kind: 'authority' }],
		[`${organisation}/modifier?/lieu`, {}],
		[`${organisation}/modifier?/parent`, {}],
		[`${own}/modifier`, { name: 'Léa Montfort' }],
		[
			`${own}/fonctions?/changer`,
			{ id: crypto.randomUUID(), function: 'Maire', from: '2020-01-01', visibility: 'me' },
		],
		[`${organisation}/corriger`, { field: 'phone' }],
	] as const) {
		const answer = await page.request.post(path, { headers: { origin: origin() }, form });
		expect.soft(answer.status(), path).toBe(400);
		expect.soft((await answer.text()).includes('arrivé incomplet'), path).toBe(true);
	}
});

test('a method that an address does not have is refused', async ({ request }) => {
	for (const [method, path] of [
		['PUT', '/annuaire'],
		['DELETE', addresses.protocol],
		['POST', '/aide'],
	] as const) {
		const answer = await request.fetch(path, { method, headers: { origin: origin() } });
		expect.soft(answer.status(), `${method} ${path}`).toBe(405);
	}
});
