import { expectReflow } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('an enquête is written, opened, answered by a link without account, and read', async ({
	page,
	newVisitor,
}) => {
	const title = `Ouvrir le samedi, ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/enquetes`);
	await page.getByRole('link', { name: 'Préparer une enquête' }).click();
	await page.getByRole('textbox', { name: 'Titre' }).fill(title);
	await page.getByRole('button', { name: 'Écrire les questions' }).click();
	await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Nom de l’élève');
	await page.getByRole('button', { name: 'Ajouter la question' }).click();
	await expect(page.getByText('Cette question demande quelque chose d’un enfant')).toBeVisible();
	await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Viendriez-vous ?');
	await page.getByRole('combobox', { name: 'Forme de la réponse' }).selectOption('choice');
	await page.getByRole('textbox', { name: 'Réponses possibles' }).fill('Oui\nNon');
	await page.getByRole('checkbox', { name: 'Réponse nécessaire' }).check();
	await page.getByRole('button', { name: 'Ajouter la question' }).click();
	await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Pourquoi ?');
	await page.getByRole('button', { name: 'Ajouter la question' }).click();
	await page.getByRole('button', { name: 'Monter « Pourquoi ? »' }).click();
	await page.getByRole('button', { name: 'Ouvrir l’enquête' }).click();
	const link = await page.getByRole('link', { name: 'Voir le questionnaire' }).getAttribute('href');
	await expectReflow(page);

	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await theirs.goto(link!);
	await expect(theirs.getByText('Aucun nom d’élève, aucune situation de famille.')).toBeVisible();
	await theirs.getByRole('textbox', { name: 'Pourquoi ? (facultatif)' }).fill('=1+1 ; pour lire ensemble');
	await theirs.getByRole('radio', { name: 'Oui' }).check();
	await theirs.getByRole('button', { name: 'Envoyer ma réponse' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Merci, c’est enregistré');
	await expectReflow(theirs);

	await page.reload();
	await expect(page.getByRole('region', { name: 'Tableau des réponses' })).toContainText(
		'pour lire ensemble',
	);
	const file = await page.request.get(`${new URL(page.url()).pathname}/reponses.csv`);
	expect(await file.text()).toContain(`"'=1+1 ; pour lire ensemble";Oui`);
	await page.getByRole('button', { name: 'Clore maintenant' }).click();
	expect((await theirs.goto(link!))?.status()).toBe(410);
});
