import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, newDocument, nextFrame, saveState } from './support/writing.ts';

const invitation = 'Écrivez, ou / pour insérer';

test('an empty article of a new compte rendu says how to begin, and says it nowhere else', async ({ page }, {
	project,
}) => {
	const warnings: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'warning') warnings.push(message.text());
	});
	await signIn(page, people.authority);
	const address = await newDocument(page, `Compte rendu d’une première fois (${project.name})`, 'minutes');
	// Its last articles begin with a list, and with nothing: their editors open as one comes near.
	for (const title of ['Suites et prochaine réunion', 'Points abordés']) {
		await page.getByRole('region', { name: title }).scrollIntoViewIfNeeded();
		await expect(article(page, title)).toHaveAttribute('contenteditable', 'true');
	}
	expect(warnings).toEqual([]);

	const empty = article(page, 'Points abordés');
	const shown = () => empty.locator('p').evaluate((line) => getComputedStyle(line, '::before').content);
	await expect(empty).toHaveAttribute('aria-placeholder', invitation);
	expect(await shown()).toContain(invitation);
	expect(await empty.textContent()).toBe('');
	await expectAccessible(page, `an empty article on ${project.name}`);
	await page.emulateMedia({ media: 'print' });
	expect(await shown()).toBe('none');
	await page.emulateMedia({ media: 'screen' });

	const { height } = (await empty.boundingBox())!;
	await empty.click();
	await nextFrame(page);
	await page.keyboard.type('M');
	await expect(empty).not.toHaveAttribute('aria-placeholder');
	expect(await shown()).toBe('none');
	expect((await empty.boundingBox())!.height).toBe(height);
	await page.keyboard.press('Backspace');
	await expect(empty).toHaveAttribute('aria-placeholder', invitation);
	await expect(saveState(page)).toHaveText(/^Enregistré/);
	const stored = await (await page.request.get(`${address}/export.json`)).text();
	expect(stored).not.toContain(invitation);
	await page.goto(`${address}/lecture`);
	await expect(page.getByRole('main')).toContainText('Points abordés');
	await expect(page.getByRole('main')).not.toContainText(invitation);
});

test('« / » offers what is followed up first, and puts it before the words at whose head one is @wide', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await newDocument(page, `Compte rendu d’une décision (${project.name})`, 'minutes');
	const text = article(page, 'Points abordés');
	await text.click();
	await nextFrame(page);
	await page.keyboard.type('Ce qui suit la décision.');
	await nextFrame(page);
	await page.keyboard.press('Home');
	await nextFrame(page);
	await page.keyboard.type('/');
	const options = page.getByRole('listbox', { name: 'Insérer' }).getByRole('option');
	await expect(options.first()).toContainText('Décision');
	await expect(options.nth(1)).toContainText('À faire');
	await page.keyboard.type('déc');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Le collège ouvre le samedi.');
	const blocks = () =>
		text.evaluate((region) => [...region.children].map((block) => block.textContent ?? ''));
	await expect.poll(async () => (await blocks()).length).toBe(2);
	expect((await blocks())[0]).toContain('Le collège ouvre le samedi.');
	expect((await blocks())[1]).toBe('Ce qui suit la décision.');
	await expect(text.getByRole('group', { name: 'Décision' })).toContainText('Le collège ouvre le samedi.');
});

test('while letters follow each other what is said to be saved does not blink, then is said once [SAV-9] @wide', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	await newDocument(page, `Compte rendu sans clignotement (${project.name})`, 'minutes');
	await article(page, 'Points abordés').click();
	await nextFrame(page);
	await expect(saveState(page)).toHaveText(/^Enregistré à/);
	await saveState(page).evaluate((line) => {
		const said: string[] = [];
		Object.assign(globalThis, { said });
		new MutationObserver(() => said.push(line.textContent ?? '')).observe(line, {
			characterData: true,
			childList: true,
			subtree: true,
		});
	});
	await page.keyboard.type('Vingt lettres et plus', { delay: 60 });
	await expect(saveState(page)).toHaveText(/^Enregistré à/);
	const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
	// The first letter alone is said to be saved at once; those that follow it, when they end.
	expect(said.length).toBeLessThanOrEqual(4);
	expect(said).toContain('Enregistrement…');
	expect(said.at(-1)).toMatch(/^Enregistré à/);
});
