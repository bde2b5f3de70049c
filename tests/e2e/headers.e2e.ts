import { addresses } from './support/network.ts';
import { expect, test } from './support/test.ts';

test('every answer carries the content policy and its companions [C1]', async ({ request }) => {
	for (const path of ['/', '/annuaire', '/connexion', addresses.protocol, '/rien-de-tel']) {
		const headers = (await request.get(path)).headers();
		const policy = headers['content-security-policy'] ?? '';
		expect.soft(policy, path).toContain("default-src 'none'");
		expect.soft(policy, path).not.toMatch(/unsafe-(inline|eval)/);
		expect.soft(policy, path).toContain("frame-ancestors 'none'");
		expect.soft(headers['x-content-type-options'], path).toBe('nosniff');
		expect.soft(headers['referrer-policy'], path).toBe('same-origin');
	}
});

test('a form posted by another site is refused [R5]', async ({ request }) => {
	const answer = await request.post('/connexion', {
		form: { email: 'a@example.org' },
		headers: { origin: 'https://elsewhere.example' },
	});
	expect(answer.status()).toBe(403);
});

test('nothing changes on GET [R5]', async ({ request }) => {
	expect((await request.get('/deconnexion', { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(400);
});

test('an operator sees that it lives and is ready', async ({ request }) => {
	for (const path of ['/healthz', '/readyz']) {
		const answer = await request.get(path);
		expect(answer.status()).toBe(200);
		expect(answer.headers()['content-type']).toContain('application/json');
	}
});
