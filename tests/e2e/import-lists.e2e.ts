import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import type { Page } from '@playwright/test';

/** Files are brought by forms: without JavaScript. */
test.use({ javaScriptEnabled: false });

async function bring(page: Page, kind: string, name: string, lines: readonly string[]): Promise<void> {
	await page.goto('/annuaire/imports');
	await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
	const file = { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
	await page.getByLabel('Fichier', { exact: true }).setInputFiles(file);
	await page.getByLabel('D’où vient-il ?').fill('un essai');
	await page.getByRole('button', { name: 'Lire le fichier' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}

const fileRows = (page: Page) => page.getByRole('list', { name: 'Lignes du fichier' }).getByRole('listitem');

test('a list of cités is seen, written with its places and seats, and taken back', async ({ page }, {
	project,
}) => {
	const [name, commune, slug] =
		project.name === 'phone' ? ['Cholet', '49099', 'cholet'] : ['Trélazé', '49353', 'trelaze'];
	await signIn(page, people.facilitator);
	await bring(page, 'Cités éducatives', `cites-${project.name}.csv`, [
		'Cité éducative;Communes;Vague;Année;Collectivité',
		`Cité éducative de ${name};${commune};Vague 3;2024;Mairie qui n’existe pas`,
		'Cité éducative d’Angers;49007;;;',
		'Sans lieu;;;;',
	]);
	await expect(fileRows(page)).toHaveCount(3);
	await expect(fileRows(page).nth(0)).toContainText('label de 2024');
	await expect(fileRows(page).nth(1)).toContainText('C’est');
	await expect(fileRows(page).nth(1).getByRole('link')).toHaveAttribute('href', '/cites/angers');
	await page.getByRole('button', { name: 'Confirmer l’import' }).click();
	await expect(page.getByRole('main')).toContainText('1 cité éducative de plus', { timeout: 20_000 });

	expect((await page.goto(`/cites/${slug}`))?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
	await page.goto('/annuaire/imports');
	await page.getByRole('link', { name: `cites-${project.name}.csv` }).click();
	await page.getByRole('button', { name: 'Annuler cet import' }).click();
	await expect(page.getByRole('main')).toContainText('1 ligne a été reprise', { timeout: 20_000 });
	expect((await page.goto(`/cites/${slug}`))?.status()).toBe(404);
});

test('members of a group one animates enter by a list, and leave when it is taken back', async ({ page }, {
	project,
}) => {
	const [name, joins] =
		project.name === 'phone'
			? ['Estelle Quéméner', 'Théo Massicot']
			: ['Souad Mahieddine', 'Ludovic Painchaud'];
	await signIn(page, people.facilitator);
	await bring(page, 'Membres de groupes', `membres-${project.name}.csv`, [
		'Nom;Groupe;Rôle;Du;Au',
		`${joins};Club de l’Ouest;Observateur;01/02/2026;`,
		`${name};Club de l’Ouest;membre;;`,
		'Personne Inconnue;Club de l’Ouest;;;',
		`${joins};Cité éducative de Rouen;animatrice;;`,
	]);
	await expect(fileRows(page)).toHaveCount(4);
	await expect(fileRows(page).nth(0)).toContainText('depuis le 1er février 2026');
	await expect(page.getByRole('main')).not.toContainText('2026-02-01');
	await page.getByRole('button', { name: 'Confirmer l’import' }).click();
	await expect(page.getByRole('main')).toContainText('1 inscription de plus', { timeout: 20_000 });
	await page.goto(`${addresses.club}/membres`);
	await expect(page.getByRole('main')).toContainText(joins);

	await page.goto('/annuaire/imports');
	await page.getByRole('link', { name: `membres-${project.name}.csv` }).click();
	await page.getByRole('button', { name: 'Annuler cet import' }).click();
	await expect(page.getByRole('main')).toContainText('1 ligne a été reprise', { timeout: 20_000 });
	await page.goto(`${addresses.club}/membres`);
	await expect(page.getByRole('main')).not.toContainText(joins);
});
