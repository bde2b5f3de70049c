import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, saveState } from './support/writing.ts';

const home = 'Engagements académiques';
const lastWords = (text: string | null, length: number) => (text ?? '').slice(-length);

test('signs are set as one types; Backspace and Ctrl+Z give them back; it can be switched off', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await newProtocol(page, `Typographie (${project.name})`);
	const text = article(page, home);
	const ends = (words: string) =>
		expect.poll(async () => lastWords(await text.textContent(), words.length)).toBe(words);
	await goToEnd(page, home);
	await page.keyboard.press('Enter');
	await page.keyboard.type('Elle dit : "l\'école" ; 12 500 € à 14:30... ');
	await ends('Elle dit\u00a0: «\u00a0l’école\u00a0»\u202f; 12\u202f500\u202f€ à 14:30… ');
	await page.keyboard.type("l'");
	await page.keyboard.press('Backspace');
	await ends(" l'");
	await page.keyboard.type("an d'");
	await page.keyboard.press('Control+z');
	await ends("l'an d'");

	await page.getByLabel('Autres actions').click();
	await expectAccessible(page, `tools of the text on ${project.name}`);
	await page.getByRole('checkbox', { name: /^Typographie française/ }).uncheck();
	await page.getByLabel('Autres actions').click();
	await goToEnd(page, home);
	await page.keyboard.type('"non"');
	await ends('"non"');

	await page.getByLabel('Autres actions').click();
	await page.getByRole('button', { name: /^Corriger la typographie/ }).click();
	await ends('l’an d’«\u00a0non\u00a0»');
	await page.keyboard.press('Control+z');
	await ends('l\'an d\'"non"');
});

test('the ending of an ordinal is raised as one types; Backspace and Ctrl+Z lower it; it can be switched off', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await newProtocol(page, `Protocole des ordinaux (${project.name})`);
	const text = article(page, 'Gouvernance');
	const raised = text.locator('sup');
	await goToEnd(page, 'Gouvernance');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Le 1er mai, la 2e fois (et la 1re), au XIXe siècle. nom@1er 2ème ');
	await expect(raised).toHaveText(['er', 'e', 're', 'e']);
	await expect(text).toContainText('Le 1er mai, la 2e fois (et la 1re), au XIXe siècle. nom@1er 2ème');
	await page.keyboard.type('la 3e ');
	await expect(raised).toHaveCount(5);
	await page.keyboard.press('Backspace');
	await expect(raised).toHaveCount(4);
	await page.keyboard.type('puis la 4e ');
	await expect(raised).toHaveCount(5);
	await page.keyboard.press('Control+z');
	await expect(raised).toHaveCount(4);
	await expect(text).toContainText('la 3e puis la 4e');
	await expect(saveState(page)).toHaveText(/^Enregistré/);

	await page.getByLabel('Autres actions').click();
	await page.getByRole('checkbox', { name: /^Typographie française/ }).uncheck();
	await page.getByLabel('Autres actions').click();
	await goToEnd(page, 'Gouvernance');
	await page.keyboard.type('et la 5e fois');
	await expect(text).toContainText('et la 5e fois');
	await expect(raised).toHaveCount(4);
});

test('Ctrl+A again, then Ctrl+C, copies the whole document', async ({ page, context }, { project }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await signIn(page, people.authority);
	await newProtocol(page, `Typographie (${project.name})`);
	await goToEnd(page, home);
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+a');
	await expect(page.getByText('Tout le document est sélectionné.').first()).toBeVisible();
	// What is selected so is not erased.
	await page.keyboard.press('Control+c');
	const html = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		return (await item?.getType('text/html'))?.text();
	});
	expect(html).toContain('1. Territoire et publics');
	expect(html).toContain('Durée et avenants');
	await page.keyboard.press('Backspace');
	await expect(page.getByRole('button', { name: 'Copier', exact: true })).toBeHidden();
	await expect(article(page, home)).not.toBeEmpty();
});
