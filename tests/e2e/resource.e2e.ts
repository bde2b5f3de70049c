import { expectReflow } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

const base = `${addresses.citeGroup}/ressources`;

test('a member adds a resource, is led to it by its address, and takes it out and puts it back', async ({
	page,
}) => {
	const word = crypto.randomUUID().slice(0, 8);
	await signIn(page, people.state);
	await page.goto(addresses.citeGroup);
	await page
		.getByRole('navigation', { name: 'Dans ce groupe' })
		.getByRole('link', { name: 'Ressources' })
		.click();
	await page.getByRole('link', { name: 'Ajouter une ressource' }).click();
	await page.getByRole('textbox', { name: 'Adresse de la page' }).fill(`exemple.org/${word}/`);
	await page.getByRole('textbox', { name: 'Titre' }).fill(`Guide ${word}`);
	await page.getByRole('combobox', { name: 'Langue' }).selectOption('Turc');
	await page.getByRole('checkbox', { name: /facile à lire/ }).check();
	await expectReflow(page);
	await page.getByRole('button', { name: 'Ajouter la ressource' }).click();
	await expect(page.getByText('La ressource est ajoutée.')).toBeVisible();
	await expect(page.getByRole('link', { name: `Guide ${word}`, exact: true })).toHaveAttribute(
		'href',
		`https://exemple.org/${word}/`,
	);

	// The same page, written otherwise.
	await page.getByRole('link', { name: 'Ajouter une ressource' }).click();
	await page
		.getByRole('textbox', { name: 'Adresse de la page' })
		.fill(`http://www.exemple.org/${word}?utm_source=lettre`);
	await page.getByRole('textbox', { name: 'Titre' }).fill('Le même');
	await page.getByRole('button', { name: 'Ajouter la ressource' }).click();
	await expect(page.getByText('Cette adresse est déjà dans les ressources du groupe.')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue('Le même');
	await page.getByRole('link', { name: `Voir « Guide ${word} »` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Guide ${word}`);
	await expectReflow(page);

	await page.getByRole('button', { name: 'Retirer cette ressource' }).click();
	await expect(page.getByText('La ressource est retirée.')).toBeVisible();
	await expect(page.getByRole('link', { name: `Guide ${word}`, exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: 'La remettre' }).click();
	await expect(page.getByText('La ressource est remise.')).toBeVisible();

	await page.getByRole('textbox', { name: 'Mots' }).fill(word);
	await page.getByRole('button', { name: 'Chercher', exact: true }).click();
	await expect(page.getByRole('heading', { name: /Ce qui répond/ })).toBeVisible();
	await expect(page.getByRole('list', { name: 'Ce qui répond' }).getByRole('listitem')).toHaveCount(1);
	await expectReflow(page);
});

test('who animates arranges resources in collections; who observes reads, and adds nothing', async ({
	page,
	newVisitor,
}) => {
	const name = `Tiroir ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.authority);
	await page.goto(`${base}/collections`);
	await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(name);
	await page.getByRole('button', { name: 'Créer la collection' }).click();
	await page.goto(base);
	await page.getByRole('link', { name: /Modifier Écrire en facile à lire/ }).click();
	await page.getByRole('combobox', { name: 'Collection' }).selectOption(name);
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('C’est enregistré.')).toBeVisible();

	const theirs = await newVisitor({ javaScriptEnabled: false });
	await signIn(theirs, people.observer);
	await theirs.goto(base);
	await expect(theirs.getByRole('heading', { name: /Périmées/ })).toBeVisible();
	await expect(theirs.getByRole('link', { name: 'Ajouter une ressource' })).toHaveCount(0);
	await theirs.getByRole('combobox', { name: 'Collection' }).selectOption(`${name} (1)`);
	await theirs.getByRole('button', { name: 'Chercher', exact: true }).click();
	await expect(theirs.getByRole('list', { name: 'Ce qui répond' }).getByRole('listitem')).toHaveCount(1);

	await page.goto(`${base}/collections`);
	await page.getByRole('button', { name: `Défaire la collection ${name}` }).click();
	await expect(page.getByText('Ce qu’elle contenait reste dans les ressources.')).toBeVisible();
});
