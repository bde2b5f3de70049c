import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('a search is kept, found again, renamed, announced slowly, taken away and put back, without script', async ({
	page,
}, { project }) => {
	// One person a screen: both tests write in the same network.
	await signIn(page, project.name === 'phone' ? people.mediator : people.state);
	await page.goto('/annuaire?q=m%C3%A9diateur&theme=sante');
	await page.getByRole('button', { name: 'Enregistrer cette recherche' }).click();
	await expect(page.getByRole('status')).toContainText('Cette recherche est enregistrée');
	await page.getByText(/^Renommer/).click();
	await page.getByLabel('Nom', { exact: true }).fill('   ');
	await page.getByRole('button', { name: 'Enregistrer le nom' }).click();
	await expect(page.getByRole('alert')).toContainText('un champ est à revoir');
	await page.getByLabel('Nom', { exact: true }).fill('Médiation en santé');
	await page.getByRole('button', { name: 'Enregistrer le nom' }).click();

	const letter = page.getByRole('form', { name: 'Lettre de « Médiation en santé »' });
	await expect(letter.getByRole('button', { pressed: true })).toHaveText('Jamais');
	await letter.getByRole('button', { name: 'Chaque mois' }).click();
	await expect(letter.getByRole('button', { pressed: true })).toHaveText('Chaque mois');

	await page.getByRole('button', { name: /Retirer/ }).click();
	await expect(page.getByRole('status')).toContainText('« Médiation en santé » est retirée');
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByRole('link', { name: 'Médiation en santé' }).click();
	await expect(page).toHaveURL(/q=m%C3%A9diateur&theme=sante/);
	await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('médiateur');
	await page.goto('/annuaire/enregistrees');
	await expect(letter.getByRole('button', { pressed: true })).toHaveText('Chaque mois');
});

test('who is not signed in is offered nothing to keep', async ({ page }) => {
	await page.goto('/annuaire?q=m%C3%A9diateur');
	await expect(page.getByRole('button', { name: /Enregistrer/ })).toHaveCount(0);
});
