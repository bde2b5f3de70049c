import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, paste, saveState } from './support/writing.ts';

const corpus = (name: string) => readFileSync(join(import.meta.dirname, '../editor/paste', name), 'utf8');

test('a text of Word comes whole, as one thing to undo, and what could not come is said', async ({
	page,
	newVisitor,
}, { project }) => {
	const home = 'Engagements de l’État';
	await signIn(page, people.authority);
	const address = await newProtocol(page, `Collage (${project.name})`);
	await goToEnd(page, home);
	await page.keyboard.press('Enter');
	await paste(page, { 'text/html': corpus('word-protocole.html') });
	const text = article(page, home);
	await expect(text.getByRole('listitem').filter({ hasText: /^un technicien/ })).toBeVisible();
	await expect(text.getByRole('link', { name: 'conseils citoyens' })).toBeVisible();
	await expect(page.getByText('1 image n’a pas été collée', { exact: false }).first()).toBeVisible();
	await expectAccessible(page, `notice of a paste on ${project.name}`);
	await expect(saveState(page)).toHaveText(/^Enregistré à/);

	const ines = await newVisitor();
	await signIn(ines, people.state);
	await ines.goto(`${address}/lecture`);
	await expect(ines.getByRole('main')).toContainText('les conseils citoyens.');
	await page.keyboard.press('Control+z');
	await expect(text.getByRole('link', { name: 'conseils citoyens' })).toBeHidden();

	// Too much for one update: the server would close the document.
	await paste(page, { 'text/html': '<p>a</p>'.repeat(35_000) });
	await expect(page.getByText(/Rien n’a été collé et le document n’a pas changé/).first()).toBeVisible();
	await expect(saveState(page)).toHaveText(/^Enregistré à/);
});
