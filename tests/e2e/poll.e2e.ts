import { expectReflow } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Polls are forms: without JavaScript, on a phone as on a desk. */
test.describe('on a phone, without script', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

	test('a group consents, hears an objection, and writes what came of it', async ({ page, newVisitor }) => {
		const title = `Un compte rendu d’une page, ${crypto.randomUUID().slice(0, 8)}`;
		await signIn(page, people.authority);
		await page.goto(addresses.citeGroup);
		await page.getByRole('link', { name: 'Sondages', exact: true }).click();
		await page.getByRole('link', { name: 'Ouvrir un sondage' }).click();
		await page.getByRole('link', { name: 'Consentement' }).click();
		await page.getByRole('textbox', { name: 'La proposition, en une ligne' }).fill(title);
		await page.getByLabel('Jour de clôture').fill('2020-01-01');
		const asked = page.getByRole('textbox', { name: 'La proposition, telle qu’elle serait adoptée' });
		await asked.fill('Les comptes rendus tiennent en une page.');
		await page.getByRole('button', { name: 'Ouvrir le sondage' }).click();
		// What was typed stays, with what is to be mended.
		await expect(page.getByText('Cette heure est passée')).toBeVisible();
		await expect(asked).toHaveValue('Les comptes rendus tiennent en une page.');
		await page.getByLabel('Jour de clôture').fill(inDays(10));
		await page.getByRole('button', { name: 'Ouvrir le sondage' }).click();
		await expect(page.getByText('Le sondage est ouvert')).toBeVisible();
		await expectReflow(page);
		const address = new URL(page.url()).pathname;

		const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
		await signIn(theirs, people.academy);
		await theirs.goto(addresses.citeGroup);
		await theirs.getByRole('link', { name: title }).click();
		// Whether it is anonymous is said before one votes, and results are not shown yet.
		await expect(theirs.getByText('Avec les noms')).toBeVisible();
		await expect(theirs.getByText('Vous les verrez une fois que vous aurez voté')).toBeVisible();
		await theirs.getByRole('radio', { name: 'J’objecte' }).check();
		await theirs.getByRole('button', { name: 'Voter' }).click();
		await expect(theirs.getByText('Une objection se dit')).toBeVisible();
		await expect(theirs.getByRole('radio', { name: 'J’objecte' })).toBeChecked();
		await theirs
			.getByRole('textbox', { name: 'Votre objection' })
			.fill('Les votes doivent y être en entier.');
		await theirs.getByRole('button', { name: 'Voter' }).click();
		await expect(theirs.getByText('Votre vote est enregistré.')).toBeVisible();
		await expect(theirs.getByRole('article')).toContainText('Les votes doivent y être en entier.');

		await page.goto(address);
		await page.getByRole('button', { name: 'Clore maintenant' }).click();
		await expect(page.getByText('Les votes sont clos. Il reste à écrire l’issue.')).toBeVisible();
		await page.getByRole('radio', { name: 'Intégrée' }).check();
		await page
			.getByRole('textbox', { name: 'Comment, pour l’objection 1' })
			.fill('Les votes sont en annexe.');
		await page.getByRole('textbox', { name: 'Ce qui est décidé' }).fill('Une page, et les votes en annexe.');
		await page.getByLabel('Le groupe y revient le').fill(inDays(200));
		await page.getByRole('button', { name: 'Enregistrer l’issue' }).click();
		await expect(page.getByText('L’issue est écrite, et datée.')).toBeVisible();

		await theirs.goto(address);
		await expect(theirs.getByRole('region', { name: 'Ce qui est décidé' })).toContainText(
			'Une page, et les votes en annexe.',
		);
		await expect(theirs.getByRole('article')).toContainText('Les votes sont en annexe.');
		await theirs.goto(`${addresses.citeGroup}/sondages`);
		await expect(theirs.getByRole('list', { name: 'Décidés' })).toContainText(title);
	});

	test('a slot is read by the clocks of Paris and of one’s own territory', async ({ page }) => {
		await signIn(page, people.authority);
		await page.goto(addresses.slots);
		await page.getByLabel('Lire aussi ces créneaux à l’heure de').selectOption('La Réunion');
		await page.getByRole('button', { name: 'Afficher' }).click();
		await expect(page.getByRole('group').first()).toContainText('heure de La Réunion');
		await page.goto(`${addresses.slots}?fuseau=Pacific/Noumea`);
		await expect(page.getByRole('group').first()).toContainText('hors des heures habituelles');
		await expectReflow(page);
	});
});

test('an anonymous vote is cast and changed by the keyboard, and only from where it was cast', async ({
	page,
	newVisitor,
}) => {
	const title = `Le lieu de l’atelier, ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/sondages/nouveau?forme=choice`);
	await page.getByRole('textbox', { name: 'La question' }).fill(title);
	await page.getByRole('textbox', { name: 'Les propositions' }).fill('La maison de quartier\nLe collège');
	await page.getByRole('radio', { name: 'Anonyme' }).check();
	await page.getByRole('button', { name: 'Ouvrir le sondage' }).press('Enter');
	await expect(page.getByText('Le sondage est ouvert')).toBeVisible();
	const address = new URL(page.url()).pathname;
	await page.getByRole('radio', { name: 'La maison de quartier' }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Voter', exact: true })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Votre vote est enregistré.')).toBeVisible();
	await expect(page.getByText('Le compte se verra à la clôture')).toBeVisible();
	await expect(page.getByRole('radio', { name: 'La maison de quartier' })).toBeChecked();
	await page.getByRole('radio', { name: 'La maison de quartier' }).focus();
	await page.keyboard.press('ArrowDown');
	await page.getByRole('button', { name: 'Changer mon vote' }).press('Enter');
	await expect(page.getByRole('radio', { name: 'Le collège' })).toBeChecked();
	await expect(page.getByRole('main')).toContainText(/1\svote/);

	// The same person, elsewhere: nothing leads from them to their ballot.
	const elsewhere = await newVisitor();
	await signIn(elsewhere, people.authority);
	await elsewhere.goto(address);
	await expect(elsewhere.getByText('Vous avez voté.')).toBeVisible();
	await expect(elsewhere.getByRole('radio')).toHaveCount(0);

	const stranger = await newVisitor();
	await signIn(stranger, people.stranger);
	expect((await stranger.goto(address))?.status()).toBe(404);
});
