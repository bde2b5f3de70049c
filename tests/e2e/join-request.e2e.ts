import { addresses, people } from './support/network.ts';
import { letterTo } from './support/mail.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Asking and answering are forms: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('somebody asks to come in, is refused with a reason, and another is let in', async ({
	page,
	newVisitor,
}) => {
	const name = `Groupe sur demande ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.facilitator);
	await page.goto('/groupes/nouveau');
	await page.getByLabel('Nom du groupe').fill(name);
	await page.getByRole('textbox', { name: 'Présentation' }).fill('On y entre en le demandant.');
	await page.getByRole('radio', { name: /Le réseau/ }).check();
	await page.getByRole('radio', { name: /Sur demande/ }).check();
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	const group = new URL(page.url()).pathname;

	const [asker, other] = [
		await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } }),
		await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } }),
	];
	await signIn(asker, people.stranger);
	await asker.goto(group);
	await asker.getByRole('textbox', { name: 'Un mot' }).fill('J’anime un point d’écoute aux Ardoises.');
	await asker.getByRole('button', { name: 'Demander à entrer' }).click();
	await expect(asker.getByText('Votre demande attend une réponse')).toBeVisible();
	await signIn(other, people.mediator);
	await other.goto(group);
	await other.getByRole('button', { name: 'Demander à entrer' }).click();
	await other.getByRole('button', { name: 'Retirer ma demande' }).click();
	await other.getByRole('button', { name: 'Demander à entrer' }).click();
	await expect(other.getByText('Votre demande attend une réponse')).toBeVisible();

	const letter = await letterTo('sophie.kerleau@example.org', name);
	expect(letter).toContain('demande à entrer');
	await page.goto(group);
	await page.getByRole('link', { name: '2 demandes d’entrée à accueillir' }).click();
	const row = page.getByRole('listitem').filter({ hasText: people.stranger });
	await expect(row).toContainText('J’anime un point d’écoute aux Ardoises.');
	await row.getByText('Refuser').click();
	await row.getByRole('textbox', { name: 'Pourquoi' }).fill('Le groupe est complet jusqu’en juin.');
	await row.getByRole('button', { name: 'Envoyer le refus' }).click();
	await expect(page.getByText('La demande est refusée')).toBeVisible();
	await page.getByRole('button', { name: `Accepter ${people.mediator}` }).click();
	await expect(page.getByText('Cette personne est dans le groupe')).toBeVisible();

	await asker.goto(group);
	await expect(asker.getByText('Le groupe est complet jusqu’en juin.')).toBeVisible();
	await expect(asker.getByRole('button', { name: 'Demander à entrer' })).toHaveCount(0);
	await other.goto(group);
	await expect(other.getByText('Membre du groupe.')).toBeVisible();
});

test('nobody asks where one enters otherwise', async ({ page }) => {
	await signIn(page, people.stranger);
	await page.goto(addresses.citeGroup);
	await expect(page.getByText('On entre ici sur invitation')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Demander à entrer' })).toHaveCount(0);
});
