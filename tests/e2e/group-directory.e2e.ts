import { expectReflow } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('members of a club are read by cité, by party and by organisation, searched, and kept as a table', async ({
	page,
}) => {
	await signIn(page, people.authority);
	await page.goto(addresses.club);
	await page.getByRole('link', { name: 'Ouvrir l’annuaire du groupe' }).click();
	await expect(page.getByRole('heading', { level: 2, name: /^Angers/ })).toBeVisible();
	await page.getByRole('link', { name: 'Partie', exact: true }).click();
	await expect(page.getByRole('heading', { level: 2, name: /^État/ })).toBeVisible();
	await page.getByRole('link', { name: 'Structure', exact: true }).click();
	await expectReflow(page);
	await page.getByRole('searchbox', { name: 'Chercher dans le groupe' }).fill('kerleau');
	await page.getByRole('button', { name: 'Chercher', exact: true }).last().click();
	await expect(page.getByRole('main')).toContainText('Sophie Kerléau');
	await expect(page.getByRole('main')).not.toContainText(people.authority);
	const file = await page.request.get(`${addresses.club}/annuaire/export.csv`);
	expect(file.headers()['content-disposition']).toContain('membres.csv');
	expect(await file.text()).toContain('Sophie Kerléau');
});

test('who animates sees the group as others do, and sends nothing from there', async ({
	page,
	newVisitor,
}) => {
	await signIn(page, people.authority);
	await page.goto(addresses.closedGroup);
	const choices = page.getByRole('region', { name: 'Voir comme' });
	await expect(choices).toContainText('Une personne sans compte ne trouve pas ce groupe');
	await choices.getByRole('link', { name: 'Un membre' }).click();
	await expect(page.getByText('Vous voyez ce groupe comme : un membre.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Inviter' })).toHaveCount(0);
	for (const button of await page.getByRole('main').getByRole('button').all())
		await expect(button).toBeDisabled();
	await expectReflow(page);
	await page.getByRole('link', { name: 'Revenir à votre vue' }).click();
	await expect(page.getByRole('link', { name: 'Inviter' })).toBeVisible();
	expect((await page.goto(`${addresses.closedGroup}?comme=visiteur`))?.status()).toBe(404);

	// The address does nothing for anybody else.
	const theirs = await newVisitor({ javaScriptEnabled: false });
	await signIn(theirs, people.stranger);
	expect((await theirs.goto(`${addresses.closedGroup}?comme=membre`))?.status()).toBe(404);
	await theirs.goto(`${addresses.club}?comme=membre`);
	await expect(theirs.getByText('Vous voyez ce groupe comme')).toHaveCount(0);
});

test('who animates writes what the group is, its charter, themes and places, and everyone reads it', async ({
	page,
	newVisitor,
}) => {
	await signIn(page, people.facilitator);
	await page.goto(`${addresses.club}/presentation/modifier`);
	const before = await page.getByRole('textbox', { name: 'Présentation' }).inputValue();
	await page.getByRole('textbox', { name: 'Charte' }).fill('On partage aussi ce qui n’a pas marché.');
	await page.getByRole('checkbox', { name: 'Parentalité' }).check();
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('La présentation est enregistrée.')).toBeVisible();
	await expectReflow(page);
	await page.getByRole('link', { name: 'Modifier' }).click();
	await page.getByRole('textbox', { name: 'Ajouter un lieu' }).fill('Lorient');
	await page.getByRole('main').getByRole('button', { name: 'Chercher' }).click();
	await page
		.getByRole('radio', { name: /^Lorient/ })
		.first()
		.check();
	await page.getByRole('button', { name: 'Ajouter ce lieu' }).click();
	await expect(page.getByRole('button', { name: 'Retirer Lorient' })).toBeVisible();

	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await theirs.goto(addresses.club);
	await theirs.getByRole('link', { name: 'Charte et présentation' }).click();
	await expect(theirs.getByRole('main')).toContainText('On partage aussi ce qui n’a pas marché.');
	await expect(theirs.getByRole('main')).toContainText(before);
	await expect(theirs.getByRole('link', { name: 'Lorient' })).toBeVisible();
	await expect(theirs.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
	await expectReflow(theirs);

	await page.getByRole('button', { name: 'Retirer Lorient' }).click();
	await expect(page.getByRole('button', { name: 'Retirer Lorient' })).toHaveCount(0);
});
