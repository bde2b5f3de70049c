import { templates } from '#domain/document/templates.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { measureTransfer } from './support/transfer.ts';
import { article, goToEnd, newProtocol, openToWrite, paste, saveState } from './support/writing.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('anyone reads a public document', async ({ page }) => {
		await page.goto(`${addresses.publicNote}/lecture`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Garder la mémoire/);
		await expect(page.getByRole('main')).toContainText('Ce qui se perd en premier');
	});

	test('a member of the cité’s space reads its protocole, section by section', async ({ page }) => {
		await signIn(page, people.observer);
		await page.goto(`${addresses.protocol}/lecture`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(
			'Protocole de la cité éducative d’Angers',
		);
		await expect(page.getByRole('heading', { level: 2, name: /Gouvernance/ })).toBeVisible();
		await expect(page.getByRole('main')).toContainText('Belle Beille');
	});

	test('who may read and not write is led to the reading view @wide', async ({ page }) => {
		await signIn(page, people.observer);
		await page.goto(addresses.protocol);
		await expect(page).toHaveURL(`${addresses.protocol}/lecture`);
	});

	test('printed from where one writes, before the editor has come, it is the text all the same @wide', async ({
		page,
	}) => {
		await signIn(page, people.authority);
		await page.goto(addresses.protocol);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByRole('heading', { level: 2, name: /Gouvernance/ })).toBeVisible();
		await expect(page.getByRole('main')).toContainText('Belle Beille');
		for (const around of ['Plan', 'Ouverture de l’éditeur…', 'Prêt', 'Lire'])
			await expect(page.getByText(around, { exact: true }).first()).toBeHidden();
	});
});

/** Some twelve pages of French, with words in italic and in bold: all that templates say to whoever writes. */
const pages = templates
	.flatMap(({ sections }) => sections)
	.map(
		({ title, guidance }) =>
			`<h2>${title}</h2><p>${guidance?.words}</p><ul>${guidance?.questions.map((words) => `<li><em>${words}</em></li>`).join('')}</ul><p><strong>${title}</strong></p>`,
	)
	.join('');

test('each article and each heading has an address, and all of it weighs little [A6]', async ({
	page,
	newVisitor,
}, { project }) => {
	const lea = await newVisitor();
	await signIn(lea, people.authority);
	const address = await newProtocol(lea, `Protocole pesé (${project.name})`);
	await goToEnd(lea, 'Durée et avenants');
	await lea.keyboard.press('Enter');
	await paste(lea, { 'text/html': pages });
	await expect(article(lea, 'Durée et avenants')).toContainText('Suites et prochaine réunion');
	await expect(saveState(lea)).toHaveText(/^Enregistré à/);

	await signIn(page, people.observer);
	const meter = await measureTransfer(page);
	meter.reset();
	await page.goto(`${address}/lecture`);
	await page.evaluate(() => document.fonts.ready);
	expect(meter.bytes()).toBeLessThan(100_000);
	expect((await page.content()).includes('<!--'), 'nothing that only a script would read').toBe(false);
	await expect(page.getByText(/mots, \d+\sminutes de lecture/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Imprimer' })).toBeVisible();
	const heading = page.getByRole('heading', { level: 3 }).first();
	await heading.hover();
	await heading.getByRole('link', { name: 'Lien vers cette partie' }).click();
	await expect(page).toHaveURL(new RegExp(`#${await heading.getAttribute('id')}$`));
});

test('who reads is told that the text has changed since @wide', async ({ page, newVisitor }, { project }) => {
	const lea = await newVisitor();
	await signIn(lea, people.authority);
	const address = await newProtocol(lea, `Protocole relu (${project.name})`);
	await signIn(page, people.observer);
	await page.goto(`${address}/lecture`);
	const sentence = 'Une phrase de plus.';
	await goToEnd(lea, 'Durée et avenants');
	await lea.keyboard.type(sentence);
	await expect(saveState(lea)).toHaveText(/^Enregistré à/);
	await expect(page.getByText('Le texte a changé depuis.')).toBeHidden();
	// As when one comes back to this tab; it looks each minute too. The time of a text is told in whole seconds.
	await expect(async () => {
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect(page.getByText('Le texte a changé depuis.')).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.getByRole('link', { name: 'Actualiser' }).click();
	await expect(page.getByRole('main')).toContainText(sentence);
});

test('printed from where one writes, it is the whole text and nothing else @wide', async ({ page }) => {
	await signIn(page, people.authority);
	await openToWrite(page, addresses.protocol);
	await page.emulateMedia({ media: 'print' });
	const copy = page.locator('.print-copy');
	// What prints comes after the editor: whoever asks at once asks again.
	await expect(async () => {
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		await expect(copy.getByRole('heading', { level: 2, name: /Gouvernance/ })).toBeVisible({ timeout: 2000 });
	}).toPass();
	await expect(copy).toContainText('Belle Beille');
	await expect(page.locator('[contenteditable]').first()).toBeHidden();
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect(copy).toHaveCount(0);
});

test('export.json is the document, as its format says @wide', async ({ page }) => {
	await signIn(page, people.observer);
	const answer = await page.request.get(`${addresses.protocol}/export.json`);
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toContain('application/json');
	const json = (await answer.json()) as {
		id: string;
		kind: string;
		schema: number;
		sections: { title: string }[];
	};
	expect(json).toMatchObject({ id: addresses.protocol.split('/').at(-1), kind: 'protocol', schema: 3 });
	expect(json.sections.map(({ title }) => title)).toContain('Préambule');
	expect(JSON.stringify(json.sections)).toContain('Belle Beille');
});

test('printed, it is the text and nothing around it @wide', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	await page.goto(`${addresses.publicNote}/lecture`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('banner')).toBeHidden();
	await expect(page.getByRole('contentinfo')).toBeHidden();
	await expect(page.getByRole('link', { name: 'Actualiser' })).toBeHidden();
	await expect(page.getByText(/^Modifié/).filter({ visible: true })).toBeVisible();
	expect(await page.locator('.facts').innerText()).toMatch(/^Modifié\sle\s\d{1,2}(er)?\s\p{L}+\s\d{4}/u);
});
