import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Deciding of the life of a group is forms: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('a group sleeps, wakes by one click, passes into other hands, is archived and opened again', async ({
	page,
	newVisitor,
}) => {
	const name = `Groupe qui vit ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.facilitator);
	await page.goto('/groupes/nouveau');
	await page.getByLabel('Nom du groupe').fill(name);
	await page.getByRole('textbox', { name: 'Présentation' }).fill('Il change de vie.');
	await page.getByRole('radio', { name: /Le réseau/ }).check();
	await page.getByRole('radio', { name: /Entrée libre/ }).check();
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	const group = new URL(page.url()).pathname;
	const member = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await signIn(member, people.mediator);
	await member.goto(group);
	await member.getByRole('button', { name: 'Rejoindre le groupe' }).click();

	await page.goto(group);
	await page.getByRole('link', { name: 'Vie du groupe' }).click();
	await page.getByRole('radio', { name: /En sommeil/ }).check();
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('C’est fait, et cela vaut dès maintenant.')).toBeVisible();
	await member.goto(group);
	await expect(member.getByText('Il n’envoie aucun message depuis le')).toBeVisible();
	await expect(member.getByRole('button', { name: 'Réveiller le groupe' })).toHaveCount(0);
	await page.goto(`${group}/invitations`);
	await page.getByLabel('Adresses électroniques').fill('dort@exemple.fr');
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	await expect(page.getByRole('alert')).toContainText('Ce groupe est en sommeil');
	await expect(page.getByLabel('Adresses électroniques')).toHaveValue('dort@exemple.fr');
	await page.goto(group);
	await page.getByRole('button', { name: 'Réveiller le groupe' }).click();
	await expect(page.getByText('Ce groupe est en sommeil.')).toHaveCount(0);

	await page.goto(`${group}/vie`);
	await page.getByRole('combobox', { name: 'À qui le proposer' }).selectOption({ index: 1 });
	await page.getByRole('radio', { name: /Je passe la main/ }).check();
	await page.getByRole('textbox', { name: 'Votre message' }).fill('Tu connais tout le monde.');
	await page.getByRole('button', { name: 'Proposer' }).click();
	await member.goto(group);
	await expect(member.getByText('Tu connais tout le monde.')).toBeVisible();
	await member.getByRole('button', { name: 'Accepter d’animer' }).click();
	await expect(member.getByRole('heading', { level: 1 })).toHaveText('Qui fait quoi dans le groupe');
	await page.goto(group);
	await expect(page.getByText('Membre du groupe.')).toBeVisible();

	await member.goto(`${group}/vie`);
	await member.getByRole('radio', { name: /Archivé/ }).check();
	await member.getByRole('button', { name: 'Enregistrer' }).click();
	await page.goto(group);
	await expect(page.getByText('Ce groupe est archivé.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Écrire un document' })).toHaveCount(0);
	expect((await page.goto(`${group}/documents/nouveau`))?.status()).toBe(403);
	await member.goto(group);
	await member.getByRole('link', { name: 'Le rouvrir' }).click();
	await member.getByRole('radio', { name: /Actif/ }).check();
	await member.getByRole('button', { name: 'Enregistrer' }).click();
	await page.goto(group);
	await expect(page.getByRole('link', { name: 'Écrire un document' })).toBeVisible();
});
