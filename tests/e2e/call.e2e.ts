import { expectReflow } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('organisations answer a call, the late ones are reminded, and the answers become a document', async ({
	page,
	newVisitor,
}) => {
	const title = `Ce que chacun propose, ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/appels`);
	await page.getByRole('link', { name: 'Ouvrir un appel' }).click();
	await page.getByRole('textbox', { name: 'Titre' }).fill(title);
	await page.getByRole('textbox', { name: 'Ce que vous demandez' }).fill('Une page, pas plus.');
	await page.getByRole('checkbox', { name: 'Préfecture de Maine-et-Loire' }).check();
	await page.getByRole('checkbox', { name: 'Ville d’Angers' }).check();
	await page.getByRole('button', { name: 'Ouvrir l’appel' }).click();
	await expect(page.getByText('L’appel est ouvert.')).toBeVisible();
	await expectReflow(page);
	const address = new URL(page.url()).pathname;

	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await signIn(theirs, people.state);
	await theirs.goto(addresses.citeGroup);
	await theirs.getByRole('link', { name: title }).click();
	const words = theirs.getByRole('textbox', { name: 'Contribution : Préfecture de Maine-et-Loire' });
	await words.fill('Nous proposons un comité en mars.\nEt un autre en juin.');
	await theirs.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(theirs.getByText('La contribution est enregistrée.')).toBeVisible();
	await expect(theirs.getByRole('main')).toContainText('1 structure sur 2 a répondu.');
	await expectReflow(theirs);

	await page.goto(address);
	await page.getByRole('button', { name: 'Relancer les retardataires' }).click();
	await expect(page.getByText(/lettres? part/)).toBeVisible();
	await page.getByRole('button', { name: 'Relancer les retardataires' }).click();
	await expect(page.getByText('Aucune lettre ne part')).toBeVisible();
	await page.getByRole('button', { name: 'Clore maintenant' }).click();
	await page.getByRole('button', { name: 'Rassembler en un document' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(page.getByRole('main')).toContainText('Et un autre en juin.');
});
