import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { test } from './support/test.ts';
import { article, goToEnd, newProtocol, nextFrame, paste } from './support/writing.ts';

const place = 'Gouvernance';
const word = readFileSync(join(import.meta.dirname, '../editor/paste/word-protocole.html'), 'utf8');

/** What they do is held by tests of their own, on a wide screen: here is how they are drawn under a thumb. */
test('what opens over a text is accessible on a phone: lists, links, notes, search, tools, whom an article is entrusted to [A1] @phone', async ({
	page,
}) => {
	test.slow();
	await signIn(page, people.authority);
	await newProtocol(page, 'Protocole de poche');
	await goToEnd(page, place);
	await page.keyboard.press('Enter');
	const { keyboard } = page;

	await keyboard.type('/enca');
	await page.getByRole('listbox', { name: 'Insérer' }).waitFor();
	await expectAccessible(page, 'the menu of the slash');
	await keyboard.press('Escape');

	await keyboard.type(' @kerb');
	await page.getByRole('option', { name: people.mediator }).waitFor();
	await expectAccessible(page, 'somebody is looked for');
	await keyboard.press('Escape');

	await nextFrame(page);
	await keyboard.press('Control+Shift+ArrowLeft');
	await nextFrame(page);
	await keyboard.press('Control+k');
	await keyboard.type('equipe proj');
	await page.getByRole('dialog').getByRole('option').first().waitFor();
	await expectAccessible(page, 'a link is looked for');
	await keyboard.press('Escape');

	await goToEnd(page, place);
	await keyboard.press('Control+Alt+f');
	await page.getByRole('textbox', { name: /^Texte de la note/ }).waitFor();
	await keyboard.type('Annexe 2');
	await expectAccessible(page, 'a note is open');
	await keyboard.press('Escape');

	await keyboard.press('Control+f');
	await page.getByRole('textbox', { name: 'Rechercher dans le document' }).fill('enca');
	await page
		.getByText(/^\d+ sur \d+$/)
		.first()
		.waitFor();
	await expectAccessible(page, 'words are looked for');
	await keyboard.press('Escape');

	await page.getByLabel('Autres actions').click();
	await page.getByRole('checkbox', { name: /^Typographie française/ }).waitFor();
	await expectAccessible(page, 'tools of the text');
	await keyboard.press('Escape');

	await page.getByRole('button', { name: new RegExp(`^Actions : .*${place}`) }).click();
	await page.getByRole('button', { name: 'Confier à quelqu’un…' }).click();
	await page.getByRole('dialog', { name: /^Confier/ }).waitFor();
	await expectAccessible(page, 'an article is entrusted');
	await keyboard.press('Escape');

	await goToEnd(page, place);
	await keyboard.press('Enter');
	await paste(page, { 'text/html': word });
	await article(page, place).getByRole('link', { name: 'conseils citoyens' }).waitFor();
	await page.getByText('1 image n’a pas été collée', { exact: false }).first().waitFor();
	await expectAccessible(page, 'notice of a paste');
});
