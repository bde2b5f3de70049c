import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { seedId } from '#server/seed/identity.ts';

/** One pair of the demonstration each, given back as it was: on one screen, so that nobody else is at it. */
const vernier = {
	one: `/acteurs/${seedId('actor', 'clas-nantes')}`,
	twice: `/acteurs/${seedId('actor', 'clas-nantes-twice')}`,
};

test('somebody who is twice in the directory is made one, the old address answers, and two again @wide', async ({
	page,
}) => {
	await signIn(page, people.administrator);
	await page.goto('/annuaire/doublons?type=personnes');
	await page.getByRole('button', { name: 'Comparer l’annuaire à lui-même' }).click();
	await expect(page.getByRole('status')).toContainText('comparé à lui-même');
	const pair = page
		.getByRole('list', { name: 'Paires' })
		.getByRole('listitem')
		.filter({ hasText: 'VERNIER Pascal' });
	await expect(pair).toHaveCount(1);
	await pair.getByRole('link', { name: /^Réunir/ }).click();
	await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('rejoint');
	const kept = new URL(page.url()).pathname.replace('/fusionner', '');
	const other = kept === vernier.one ? vernier.twice : vernier.one;
	await page.getByRole('button', { name: 'Réunir les deux fiches' }).click();

	await expect(page).toHaveURL(new RegExp(`${kept}\\?fait=fusion$`));
	await expect(page.getByRole('status')).toContainText('n’en sont plus qu’une');
	// Both functions, and what the kept record had left empty.
	await expect(page.getByRole('main')).toContainText('Référent accompagnement à la scolarité');
	await expect(page.getByRole('main')).toContainText('Coordonnateur de l’accompagnement à la scolarité');
	await expect(page.getByRole('main')).toContainText('Je forme les bénévoles');
	const moved = await page.request.get(other, { maxRedirects: 0 });
	expect([moved.status(), moved.headers()['location']]).toEqual([308, kept]);
	await page.goto('/annuaire?q=vernier&type=personne');
	await expect(page.getByRole('list', { name: 'Résultats' }).getByRole('listitem')).toHaveCount(1);

	await page.goto(kept);
	await page.getByRole('link', { name: 'Modifier cette fiche' }).click();
	await page.getByRole('link', { name: 'Réunir deux fiches' }).click();
	await page.getByRole('button', { name: /Défaire la fusion/ }).click();
	await expect(page.getByRole('status')).toContainText('défaite');
	for (const address of [kept, other])
		expect((await page.request.get(address, { maxRedirects: 0 })).status()).toBe(200);
	await page.goto(vernier.one);
	await expect(page.getByRole('main')).not.toContainText('Référent accompagnement à la scolarité');
	await page.goto(vernier.twice);
	await expect(page.getByRole('main')).toContainText('Je forme les bénévoles');
});

test('the other record is looked for by its name, and by nothing else', async ({ page }) => {
	await signIn(page, people.administrator);
	await page.goto(`${vernier.twice}/fusionner`);
	await page.getByRole('textbox', { name: 'Son nom' }).fill('pascal verniez');
	await page.keyboard.press('Enter');
	const answers = page.getByRole('list', { name: 'Réponses' }).getByRole('link');
	await expect(answers).toHaveText(['Pascal Vernier']);
	// A quarter is called « Dunant - Kennedy »: who acts there has another name.
	await page.goto(`${vernier.twice}/fusionner?personne=durand`);
	await expect(page.getByRole('main')).toContainText('Personne d’autre ne répond à « durand »');
});

test('an organisation that is twice in the directory is made one from its page, and two again @wide', async ({
	page,
}) => {
	const [one, twice] = ['roue-libre', 'roue-libre-twice'].map((key) => seedId('organisation', key));
	await signIn(page, people.administrator);
	await page.goto(`/structures/${twice}/fusionner`);
	await page.getByRole('textbox', { name: 'Son nom' }).fill('atelier roue libre');
	await page.keyboard.press('Enter');
	await page
		.getByRole('list', { name: 'Réponses' })
		.getByRole('link', { name: 'Atelier Roue libre' })
		.click();
	await page.getByRole('button', { name: 'Réunir les deux fiches' }).click();
	await expect(page.getByRole('status')).toContainText('n’en sont plus qu’une');
	const moved = await page.request.get(`/structures/${one}`, { maxRedirects: 0 });
	expect([moved.status(), moved.headers()['location']]).toEqual([308, `/structures/${twice}`]);
	await page.goto(`/structures/${twice}/fusionner`);
	await page.getByRole('button', { name: /Défaire la fusion/ }).click();
	await expect(page.getByRole('status')).toContainText('défaite');
	expect((await page.request.get(`/structures/${one}`, { maxRedirects: 0 })).status()).toBe(200);
});
