import { addresses, people } from './support/network.ts';
import { letterTo } from './support/mail.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Forms and a link: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('people at a meeting come in by one link, each with their address, until it is closed', async ({
	page,
	newVisitor,
}) => {
	const label = `Rencontre ${crypto.randomUUID().slice(0, 8)}`;
	const email = `presente-${crypto.randomUUID()}@exemple.fr`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/invitations`);
	await page.getByRole('link', { name: 'Un lien pour une rencontre' }).click();
	await page.getByLabel('Pour quelle rencontre').fill(label);
	await page.getByLabel('Nombre de places').fill('2');
	await page
		.getByLabel('Dernier jour')
		.fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
	await page.getByRole('button', { name: 'Faire le lien' }).click();
	const link = new URL(await page.getByRole('textbox', { name: `Lien pour « ${label} »` }).inputValue())
		.pathname;
	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await theirs.goto(link);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Cité éducative d’Angers');
	await expect(theirs.getByRole('main')).toContainText(label);
	await expect(theirs.getByRole('main')).toContainText(people.authority);
	await theirs.getByRole('textbox', { name: 'Votre adresse' }).fill(email);
	await theirs.getByRole('textbox', { name: 'Votre nom' }).fill('Prune Sente');
	await theirs.getByRole('button', { name: 'Recevoir ma lettre' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Regardez vos courriels');
	const own = /https?:\/\/\S+(\/invitations\/[\w-]+)/.exec(await letterTo(email, label))![1]!;
	await theirs.goto(own);
	await expect(theirs.getByLabel('Votre nom')).toHaveValue('Prune Sente');
	await theirs.getByRole('button', { name: 'Entrer dans le groupe' }).click();
	await expect(theirs.getByRole('heading', { name: 'Vous êtes dans le groupe' })).toBeVisible();

	await page.goto(`${addresses.citeGroup}/liens`);
	const row = page.getByRole('listitem').filter({ hasText: label });
	await expect(row).toContainText('1 sur 2');
	await row.getByRole('button', { name: 'Fermer' }).click();
	await expect(row).toContainText('Fermé');
	expect((await theirs.goto(link))?.status()).toBe(410);
});
