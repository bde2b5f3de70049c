import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, openToWrite, saveState } from './support/writing.ts';

/** A new document of the cité's group. @returns its address. */
async function begin(page: Page, template: string, title: string): Promise<string> {
	await page.goto(`${addresses.citeGroup}/documents/nouveau?modele=${template}`);
	await page.getByRole('textbox', { name: 'Titre' }).fill(title);
	await page.getByRole('button', { name: 'Créer le document' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	return new URL(page.url()).pathname;
}

/** Where the plan is, at this width. */
async function plan(page: Page) {
	const button = page.getByRole('button', { name: 'Plan', exact: true });
	if (await button.isVisible()) await button.click();
	return page.locator('.outline').locator('visible=true').first();
}

test('guidance goes as one writes, comes back when all is erased, and is in no export; the meter follows', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	const address = await begin(page, 'roadmap', `Feuille ${project.name}`);
	await openToWrite(page, address);
	const guidance = page.getByRole('complementary', { name: /^Consigne : .*Le quartier/ });
	await expect(guidance).toBeVisible();
	const words = (await guidance.locator('p').first().innerText()).trim();
	await expect(article(page, 'Le quartier')).toHaveAccessibleDescription(new RegExp(words.slice(0, 20)));

	await goToEnd(page, 'Le quartier');
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Nos mots.');
	await expect(guidance).toHaveCount(0);
	await page.keyboard.press('Control+A');
	await page.keyboard.press('Delete');
	await expect(guidance).toBeVisible();
	await guidance.getByRole('button', { name: 'Masquer la consigne' }).click();
	await expect(guidance).toHaveCount(0);
	await expect(saveState(page)).toContainText('Enregistré');
	expect(await (await page.request.get(`${address}/export.json`)).text()).not.toContain(words);

	// Written, it is read again from the article's menu, by keyboard too.
	await goToEnd(page, 'Le quartier');
	await page.keyboard.type('Nos mots.');
	const more = page.getByRole('button', { name: /^Actions : .*Le quartier/ });
	await more.press('Enter');
	await page.getByRole('button', { name: 'Relire la consigne' }).press('Enter');
	await expect(guidance).toBeVisible();
	await expect(guidance.locator(':focus')).toContainText(words.slice(0, 20));
	await page.emulateMedia({ media: 'print' });
	await expect(guidance).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await guidance.getByRole('button', { name: 'Masquer la consigne' }).click();
	await expect(guidance).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Afficher la consigne' })).toHaveCount(0);

	await goToEnd(page, 'Priorités');
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Trois priorités.');
	const status = page.getByRole('combobox', { name: /^État : .*Priorités/ });
	await expect(status).toHaveValue('doing');
	const outline = await plan(page);
	// Begun is not written: those who write it say when it can be read over.
	await expect(outline).toContainText('0 article obligatoire écrit sur 3');
	await expect(outline).toContainText('1\u00a0commencé, pas encore à relire');
	if (project.name === 'phone') await page.getByRole('button', { name: 'Fermer le plan' }).click();
	await status.selectOption('review');
	await plan(page);
	await expect(outline).toContainText('1 article obligatoire écrit sur 3');
	await expect(outline).not.toContainText('commencé');
	await outline.getByRole('button', { name: /Voir les 2/ }).click();
	const panel = page.getByRole('dialog', { name: 'Le document et son modèle' });
	await expect(panel.getByRole('listitem')).toHaveCount(2);
	await expectAccessible(page, 'the panel of clauses');
	await panel.getByRole('button', { name: /^Aller à .*Suivi/ }).click();
	await expect(panel).toHaveCount(0);
	await expect(article(page, 'Suivi')).toBeFocused();
});

test('an animator makes a template and its version 2; a document takes its new article while somebody writes in it', async ({
	page,
	newVisitor,
}, { project }) => {
	const name = `Feuille locale ${project.name}`;
	await signIn(page, people.authority);
	const source = await begin(page, 'roadmap', `Source ${project.name}`);
	await page.goto(`${addresses.citeGroup}/modeles?document=${source.split('/').at(-1)}`);
	await expectAccessible(page, 'templates of a group');
	await page.getByRole('textbox', { name: 'Nom du modèle' }).fill(name);
	await page.getByRole('button', { name: 'En faire un modèle' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	const template = new URL(page.url()).pathname;
	await page.getByRole('button', { name: 'Publier la version 1' }).click();
	await expect(page.getByText('Version 1 publiée.')).toBeVisible();
	await expectAccessible(page, 'a template');

	const address = await begin(page, template.split('/').at(-1) ?? '', `Née du modèle ${project.name}`);

	// The second version, without script as everywhere but where one writes.
	await page.goto(template);
	await page.getByRole('textbox', { name: 'Nouvel article' }).fill('Égalité entre filles et garçons');
	await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
	await page
		.getByRole('textbox', { name: 'Ce qu’il faut y dire' })
		.fill('Dites qui vient, et qui ne vient pas.');
	await page.getByRole('checkbox').check();
	await page.getByRole('button', { name: 'Enregistrer l’article' }).click();
	await expect(page.getByText('Dites d’où vient l’obligation')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Ce qu’il faut y dire' })).toHaveValue(/qui ne vient pas/);
	await page.getByRole('textbox', { name: 'D’où vient l’obligation' }).fill('Décision du groupe');
	await expectAccessible(page, 'an article of a template');
	await page.getByRole('button', { name: 'Enregistrer l’article' }).click();
	await page.getByRole('button', { name: 'Publier la version 2' }).click();
	await expect(page.getByText('Version 2 publiée.')).toBeVisible();

	const other = await newVisitor();
	await signIn(other, people.academy);
	await openToWrite(other, address);
	await goToEnd(other, 'Suivi');
	const typing = other.keyboard.type(' Écrit pendant ce temps, sans rien perdre.', { delay: 20 });

	await openToWrite(page, address);
	const outline = await plan(page);
	await expect(outline).toContainText('Le modèle a 1 article nouveau');
	await outline.getByRole('button', { name: 'Voir ce que le modèle propose' }).click();
	const panel = page.getByRole('dialog', { name: 'Le document et son modèle' });
	await panel.getByRole('button', { name: /^Ajouter/ }).click();
	await expect(panel.getByRole('button', { name: /^Ajouter/ })).toHaveCount(0);
	await page.keyboard.press('Escape');
	await typing;
	for (const one of [page, other]) {
		await expect(one.getByRole('region', { name: /Égalité entre filles et garçons/ })).toBeVisible();
		await expect(article(one, 'Suivi')).toContainText('Écrit pendant ce temps, sans rien perdre.');
	}
	await expect(page.getByText('Dites qui vient, et qui ne vient pas.')).toBeVisible();
});

test('what is to complete is filled by a click and words @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await openToWrite(page, await begin(page, 'minutes', 'Réunion à remplir'));
	await page.getByText('[présents à compléter]').click();
	await page.keyboard.type('Léa');
	await expect(page.getByText('Présents : Léa.')).toBeVisible();
	await expect(page.getByText('[présents à compléter]')).toHaveCount(0);
	const decision = page.getByRole('group', { name: 'Décision' });
	await decision.getByText('[décision à compléter]').click();
	await page.keyboard.type('La troïka se réunit chaque mois.');
	await expect(decision).toContainText('La troïka se réunit chaque mois.');
	await expect(page.getByRole('group', { name: 'À faire' })).toContainText('[tâche à compléter]');
});
