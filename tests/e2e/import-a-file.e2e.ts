import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { root } from '#tests/support/source-files.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files are brought by forms: without JavaScript. */
test.use({ javaScriptEnabled: false });

/** A real file as Excel writes it, of schools and associations that are each project's own: both are at it at once. */
function realFile(project: string) {
	const [heads = '', ...lines] = readFileSync(
		join(root, 'tests/programme/samples/acteurs-cp1252.csv'),
		'latin1',
	).split(/\r?\n/);
	const own = lines
		.filter((line) => line !== '')
		.map((line) =>
			line.replace(';', ` ${project};`).replace(/;0(\d{6}[A-Z]);/, project === 'phone' ? ';9$1;' : ';0$1;'),
		);
	const buffer = Buffer.from([heads, ...own, ''].join('\r\n'), 'latin1');
	return { name: `acteurs-${project}.csv`, mimeType: 'text/csv', buffer };
}

test('J11: a real file, seen row by row, confirmed, found, and taken back', async ({ page }, { project }) => {
	await signIn(page, people.facilitator);
	await page.goto('/annuaire');
	await page.getByRole('link', { name: 'Importer un fichier' }).click();
	await page.getByLabel('Fichier', { exact: true }).setInputFiles(realFile(project.name));
	await page.getByLabel('D’où vient-il ?').fill('ANCT, échantillon de 2024');
	await page.getByRole('button', { name: 'Lire le fichier' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toContainText(`acteurs-${project.name}.csv`);
	const rows = page.getByRole('list', { name: 'Lignes du fichier' }).getByRole('listitem');
	await expect(rows).toHaveCount(5);
	await expect(rows.nth(1)).toContainText(`Collège Jean Jaures ${project.name}`);
	await expect(rows.nth(1)).toContainText('Villepinte');
	await page.getByRole('checkbox', { name: /Laisser de côté la ligne 2/ }).check();
	await page.getByRole('button', { name: 'Garder ces choix' }).click();
	await expect(page.getByRole('status')).toContainText('Vos choix sont gardés');
	await expect(page.getByRole('checkbox', { name: /Laisser de côté la ligne 2/ })).toBeChecked();
	await page.getByRole('button', { name: 'Confirmer l’import' }).click();
	await expect(page.getByRole('main')).toContainText('4 structures de plus', { timeout: 20_000 });

	await page.goto('/annuaire?q=coll%C3%A8ge%20jean%20jaures%20villepinte');
	await expect(page.getByRole('list', { name: 'Résultats' })).toContainText(
		`Collège Jean Jaures ${project.name}`,
	);
	await page.goto('/annuaire/imports');
	await page.getByRole('link', { name: `acteurs-${project.name}.csv` }).click();
	await page.getByRole('button', { name: 'Annuler cet import' }).click();
	await expect(page.getByRole('main')).toContainText('4 lignes ont été reprises', { timeout: 20_000 });
	await page.goto('/annuaire?q=coll%C3%A8ge%20jean%20jaures%20villepinte');
	await expect(page.getByRole('main')).not.toContainText(`Collège Jean Jaures ${project.name}`);
});

test('columns about minors are refused with the reason, and a file that is none says so [P5] [C3]', async ({
	page,
}) => {
	await signIn(page, people.facilitator);
	const bring = async (name: string, text: string) => {
		await page.goto('/annuaire/imports');
		const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
		await page.getByLabel('Fichier', { exact: true }).setInputFiles(file);
		await page.getByLabel('D’où vient-il ?').fill('un essai');
		await page.getByRole('button', { name: 'Lire le fichier' }).click();
	};
	await bring('eleves.csv', 'Nom;Date de naissance;Classe\nChorale du quai;2015-02-01;CM2\n');
	await expect(page.getByRole('status')).toContainText('aucune donnée sur des mineurs');
	await expect(page.getByRole('main')).not.toContainText('CM2');
	await bring('faux.csv', '%PDF-1.7 rien');
	await expect(page.getByRole('alert')).toContainText('Un PDF ne se lit pas comme un tableau');
	await expect(page.getByLabel('D’où vient-il ?')).toHaveValue('un essai');
});

test('two records of one organisation are made one, the old address answers, and two again', async ({
	page,
}, { project }) => {
	const name = project.name === 'phone' ? 'Fabrique Estran' : 'Cabane du Phare Vert';
	await signIn(page, people.administrator);
	await page.goto('/annuaire/doublons');
	await page.getByRole('button', { name: 'Comparer l’annuaire à lui-même' }).click();
	await expect(page.getByRole('status')).toContainText('comparé à lui-même');

	await page.goto('/annuaire/imports');
	const file = {
		name: 'deux.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(`Nom;Sigle\nLes ${name};\n${name};\n`),
	};
	await page.getByLabel('Fichier', { exact: true }).setInputFiles(file);
	await page.getByLabel('D’où vient-il ?').fill('un essai');
	await page.getByRole('button', { name: 'Lire le fichier' }).click();
	await page.getByRole('button', { name: 'La créer quand même' }).click();
	await page.getByRole('button', { name: 'Confirmer l’import' }).click();
	await expect(page.getByRole('main')).toContainText('2 structures de plus', { timeout: 20_000 });
	await page.goto('/annuaire/doublons');
	await page.getByRole('button', { name: 'Comparer l’annuaire à lui-même' }).click();
	const pair = page
		.getByRole('list', { name: 'Paires' })
		.getByRole('listitem')
		.filter({ hasText: `Les ${name}` });
	await expect(pair).toContainText(/proches/i);
	const addresses = await pair
		.getByRole('link', { name: new RegExp(`^(Les )?${name}$`) })
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	await pair.getByRole('link', { name: /^Réunir/ }).click();
	const kept = new URL(page.url()).pathname.replace('/fusionner', '');
	const other = addresses.find((address) => address !== kept && !address.includes('fusionner'))!;
	await page.getByRole('button', { name: 'Réunir les deux fiches' }).click();
	await expect(page.getByRole('status')).toContainText('n’en sont plus qu’une');
	const moved = await page.request.get(other, { maxRedirects: 0 });
	expect([moved.status(), moved.headers()['location']]).toEqual([308, kept]);

	await page.goto(`${kept}/fusionner`);
	await page.getByRole('button', { name: /Défaire la fusion/ }).click();
	await expect(page.getByRole('status')).toContainText('défaite');
	expect((await page.request.get(other, { maxRedirects: 0 })).status()).toBe(200);
});
