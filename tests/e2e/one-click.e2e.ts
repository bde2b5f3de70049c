import { letterTo } from './support/mail.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a mail program stops letters in one click, from elsewhere and without a session [R5] @wide', async ({
	page,
	newVisitor,
}) => {
	const email = `clic-${crypto.randomUUID()}@exemple.fr`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/invitations`);
	await page.getByLabel('Adresses électroniques').fill(`Rose Kerdoncuff <${email}>`);
	await page.getByRole('radio', { name: /Membre par e-mail/ }).check();
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	const letter = await letterTo(email, 'messagerie, sans');
	const address = /^List-Unsubscribe: <https?:\/\/[^/]+(\/[^>]+)>\r?$/m.exec(letter)![1]!;

	const machine = await newVisitor();
	const click = (headers: Record<string, string>) =>
		machine.request.post(address, {
			form: { 'List-Unsubscribe': 'One-Click' },
			headers,
			maxRedirects: 0,
		});
	// A scanner opens the address: nothing stops.
	await machine.goto(address);
	await page.goto(`${addresses.citeGroup}/membres`);
	const row = page.getByRole('listitem').filter({ hasText: email });
	await expect(row).toHaveCount(1);
	// No redirection: they are not followed.
	expect((await click({ origin: 'https://courrier.example' })).status()).toBe(200);
	await machine.goto(address);
	await expect(machine.getByRole('heading', { level: 1 })).toHaveText('Vous n’en recevez plus rien');
	await page.reload();
	await expect(row).toHaveCount(0);
	// Sent twice, as they do when an answer was lost.
	expect((await click({})).status()).toBe(200);
	const elsewhere = await machine.request.post('/deconnexion', {
		form: { 'List-Unsubscribe': 'One-Click' },
		headers: { origin: 'https://courrier.example' },
	});
	expect(elsewhere.status()).toBe(403);
});
