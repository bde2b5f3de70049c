import { aPng } from '../support/pictures.ts';
import { addresses, people } from './support/network.ts';
import { letterTo } from './support/mail.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Records are forms: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('one’s own record: nothing typed is lost on an error, and each sees what was chosen [P2]', async ({
	page,
	browser,
}) => {
	await signIn(page, people.mediator);
	await page.goto(addresses.mediator);
	await page.getByRole('link', { name: 'Modifier ma fiche' }).click();
	await page.getByLabel('Je cherche', { exact: true }).fill('Des interprètes en arabe');
	await page.getByLabel('Vu par : Je cherche').selectOption('Public');
	await page.getByLabel('Santé', { exact: true }).check();
	await page.getByLabel('Téléphone', { exact: true }).fill('appelez-moi');
	await page.getByRole('button', { name: 'Enregistrer' }).click();

	await expect(page.getByRole('alert')).toContainText('Rien n’a été enregistré');
	await expect(page.getByText('Écrivez un numéro, avec ou sans espaces.')).toBeVisible();
	await expect(page.getByLabel('Je cherche', { exact: true })).toHaveValue('Des interprètes en arabe');
	await expect(page.getByLabel('Vu par : Je cherche')).toHaveValue('public');
	await expect(page.getByLabel('Santé', { exact: true })).toBeChecked();
	await page.getByLabel('Téléphone', { exact: true }).fill('02 97 00 00 00');
	await page.getByLabel('Vu par : Téléphone').selectOption('Moi');
	await page.getByRole('button', { name: 'Enregistrer' }).click();

	await expect(page.getByRole('status')).toContainText('La fiche est enregistrée');
	await expect(page.getByRole('main')).toContainText('02 97 00 00 00');
	await page.getByRole('link', { name: 'tout le monde' }).click();
	await expect(page.getByRole('main')).toContainText('Des interprètes en arabe');
	await expect(page.getByRole('main')).not.toContainText('02 97 00 00 00');
	const visitor = await browser.newPage();
	await visitor.goto(addresses.mediator);
	await expect(visitor.getByRole('main')).toContainText('Des interprètes en arabe');
	await expect(visitor.getByRole('main')).not.toContainText('02 97 00 00 00');
	const found = visitor.getByRole('list', { name: 'Résultats' });
	await visitor.goto('/annuaire?q=interprètes en arabe');
	await expect(found.getByRole('link', { name: /Denis Kerbrat/ })).toHaveCount(1);
	await visitor.goto('/annuaire?q=02 97 00 00 00');
	await expect(visitor.getByRole('main')).not.toContainText('Denis Kerbrat');
	await visitor.close();
});

test('functions in a known organisation or a new collective, and territories', async ({ page }) => {
	await signIn(page, people.director);
	await page.goto('/compte');
	await page.getByRole('link', { name: 'Votre fiche dans l’annuaire' }).click();
	await page.getByRole('link', { name: 'Modifier les fonctions' }).click();
	await page.getByLabel('Dans quelle structure ?').fill('Les jardins du quai');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.getByRole('radio', { name: /Une autre : Les jardins du quai/ }).check();
	await page.getByLabel('Fonction', { exact: true }).last().fill('Jardinière');
	await page.getByRole('button', { name: 'Ajouter à la fiche' }).click();
	await expect(page.getByRole('status')).toContainText('La fonction est sur la fiche');
	await expect(page.getByRole('main')).toContainText('Les jardins du quai');

	await page.getByRole('link', { name: 'Revenir à la fiche' }).click();
	await page.getByRole('link', { name: 'Modifier les territoires' }).click();
	await page.getByLabel('Quel lieu ?').fill('Lorient');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page
		.getByRole('radio', { name: /^Lorient/ })
		.first()
		.check();
	await page.getByLabel('Vu par : ce territoire').selectOption('Public');
	await page.getByRole('button', { name: 'Ajouter à la fiche' }).click();
	await expect(page.getByRole('status')).toContainText('Le territoire est sur la fiche');
	await page.getByRole('checkbox', { name: /Retirer.*Lorient/ }).check();
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByRole('status')).toContainText('Les territoires sont enregistrés');
	await expect(page.getByRole('checkbox', { name: /Retirer.*Lorient/ })).toHaveCount(0);
});

test('a photo takes the place of initials for whom one chooses, says what it may be, and is taken away [P2]', async ({
	page,
	browser,
}) => {
	await signIn(page, people.mediator);
	await page.goto(addresses.mediator);
	await page.getByRole('link', { name: 'Ajouter une photo' }).click();
	const field = page.getByLabel('Photo', { exact: true });
	await field.setInputFiles({
		name: 'photo.png',
		mimeType: 'image/png',
		buffer: Buffer.alloc(900_000, 1),
	});
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByRole('alert')).toContainText('900 ko');
	await field.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: aPng(60, 80) });
	await expect(page.getByLabel('Vu par : la photo')).toHaveValue('me');
	await page.getByLabel('Vu par : la photo').selectOption('Réseau');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByRole('status')).toContainText('La photo est sur la fiche');
	const drawn = page.locator('.page-head img');
	await expect(drawn).toHaveJSProperty('naturalWidth', 60);

	const visitor = await browser.newPage({ javaScriptEnabled: false });
	await visitor.goto(addresses.mediator);
	await expect(visitor.locator('.page-head .portrait')).toHaveText('DK');
	await expect(visitor.locator('.page-head img')).toHaveCount(0);
	await visitor.close();
	await page.goto('/annuaire?q=Denis Kerbrat');
	await expect(page.getByRole('list', { name: 'Résultats' }).locator('img')).toHaveCount(1);

	await page.goto(addresses.mediator);
	await page.getByRole('link', { name: 'Changer ou retirer la photo' }).click();
	await page.getByRole('button', { name: 'Retirer la photo' }).click();
	await expect(page.getByRole('status')).toContainText('La photo est retirée');
	await expect(drawn).toHaveCount(0);
});

test('J12: somebody entered by another is told, and appears nowhere after one click', async ({
	page,
	browser,
}) => {
	await signIn(page, people.authority);
	await page.goto(addresses.organisation);
	await page.getByRole('link', { name: 'Ajouter une personne' }).click();
	await page.getByLabel('Nom', { exact: true }).fill('Gaëtane Ploemeur');
	await page.getByLabel('Fonction', { exact: true }).fill('Infirmière');
	await page.getByLabel('Adresse électronique').fill('gaetane@exemple.fr');
	await page.getByLabel('D’où le tenez-vous ?').fill('rencontrée au forum');
	await page.getByRole('button', { name: 'Ajouter et prévenir' }).click();
	await expect(page.getByRole('status')).toContainText('C’est noté');

	const letter = await letterTo('gaetane@exemple.fr');
	expect(letter).toContain('rencontrée au forum');
	const link = /https?:\/\/\S+\/objection\/[\w-]+/.exec(letter)?.[0] ?? '';
	const visitor = await browser.newPage({ javaScriptEnabled: false });
	const found = visitor
		.getByRole('list', { name: 'Résultats' })
		.getByRole('link', { name: /Gaëtane Ploemeur/ });
	await visitor.goto('/annuaire?q=Gaëtane Ploemeur');
	await expect(found).toHaveCount(1);
	// Who has lost the letter asks for another.
	await visitor.goto('/objection');
	await visitor.getByLabel('Adresse électronique').fill('gaetane@exemple.fr');
	await visitor.getByRole('button', { name: 'Recevoir le lien' }).click();
	await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Regardez vos courriels');
	// Opening the link changes nothing, however often.
	for (let time = 0; time < 2; time += 1) {
		await visitor.goto(link);
		await expect(visitor.getByRole('main')).toContainText('Gaëtane Ploemeur');
	}
	await visitor.getByRole('button', { name: 'Ne plus apparaître' }).click();
	await expect(visitor.getByRole('heading', { level: 1 })).toContainText('C’est fait');
	await visitor.goto('/annuaire?q=Gaëtane Ploemeur');
	await expect(found).toHaveCount(0);
	await page.goto(addresses.organisation);
	await expect(page.getByRole('main')).not.toContainText('Infirmière');
	await visitor.close();
});

test('a correction is proposed, accepted, and a message is sent, without an address shown', async ({
	page,
	browser,
}) => {
	await signIn(page, people.authority);
	await page.goto(addresses.organisation);
	await page.getByRole('link', { name: 'Proposer une correction' }).click();
	await page.getByLabel('Ce qui est à corriger').selectOption('Horaires');
	await page.getByLabel('Ce qu’il faudrait lire').fill('Du mardi au samedi');
	await page.getByRole('button', { name: 'Proposer' }).click();
	await expect(page.getByRole('status')).toContainText('C’est proposé');

	const inCharge = await browser.newPage({ javaScriptEnabled: false });
	await signIn(inCharge, people.mediator);
	await inCharge.goto(addresses.organisation);
	await inCharge.getByRole('link', { name: '1 correction proposée' }).click();
	await inCharge.getByRole('button', { name: /Accepter/ }).click();
	await expect(inCharge.getByRole('status')).toContainText('La correction est acceptée');
	await page.goto(addresses.organisation);
	await expect(page.getByRole('main')).toContainText('Du mardi au samedi');
	await inCharge.close();

	await page.goto(addresses.mediator);
	await page.getByRole('link', { name: 'Écrire par Maillage' }).click();
	await page.getByLabel('Votre message').fill('Bonjour, parlons de sommeil.');
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await expect(page.getByRole('status')).toContainText('Votre message est parti');
	const letter = await letterTo('denis.kerbrat@example.org', 'sommeil');
	expect(letter).toContain('Reply-To: lea.montfort@example.org');
});
