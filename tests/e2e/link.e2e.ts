import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, nextFrame, saveState } from './support/writing.ts';

const place = 'Gouvernance';
const field = (page: Page) => page.getByRole('combobox', { name: /^Adresse, document/ });

const answers = (page: Page, how?: { selected: boolean }) =>
	page.getByRole('dialog').getByRole('option', how);

/** Types a line, selects its last word, and asks for a link on it. */
async function askOn(page: Page, word: string): Promise<void> {
	await goToEnd(page, place);
	await page.keyboard.press('Enter');
	await page.keyboard.type(`Voir ${word}`);
	await nextFrame(page);
	await page.keyboard.press('Control+Shift+ArrowLeft');
	await nextFrame(page);
	await page.keyboard.press('Control+k');
	await expect(field(page)).toBeFocused();
}
const linked = (page: Page, word: string) => article(page, place).locator('a').filter({ hasText: word });

test('Enter takes the first answer, or the one that is highlighted; an address is taken as it is [A2]', async ({
	page,
}, { project }) => {
	await signIn(page, people.authority);
	const address = await newProtocol(page, `Protocole des liens (${project.name})`);

	await askOn(page, 'premier');
	await page.keyboard.type('equipe proj');
	const first = answers(page).first();
	await expect(first).toContainText('Équipe projet');
	await expect(first).toHaveAttribute('aria-selected', 'true');
	await expect(field(page)).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!);
	await expectAccessible(page, `a link is looked for on ${project.name}`);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(article(page, place)).toBeFocused();
	await expect(linked(page, 'premier')).toHaveAttribute('href', new RegExp(`^${address}/lecture#`));

	// The keys of the list: down, then Enter.
	await askOn(page, 'deuxième');
	await page.keyboard.type('engagements');
	await expect(answers(page)).not.toHaveCount(0);
	await page.keyboard.press('ArrowDown');
	const second = answers(page).nth(1);
	await expect(second).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status')).toContainText('Lien vers');
	await expect(linked(page, 'deuxième')).toHaveAttribute('href', /\/lecture#/);

	// Nobody waits for the list.
	await askOn(page, 'troisième');
	await page.keyboard.type('denis kerbrat');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(linked(page, 'troisième')).toHaveAttribute('href', addresses.mediator);

	await askOn(page, 'quatrième');
	await page.keyboard.type('www.ville.fr/page');
	await expect(answers(page, { selected: true })).toHaveCount(0);
	await page.keyboard.press('Enter');
	await expect(linked(page, 'quatrième')).toHaveAttribute('href', 'https://www.ville.fr/page');

	await askOn(page, 'cinquième');
	await page.keyboard.type('zzqqxx');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toContainText('Ces mots ne peuvent pas servir de lien.');
	await expect(field(page)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(article(page, place)).toBeFocused();
	await expect(linked(page, 'cinquième')).toHaveCount(0);
	await expect(saveState(page)).toHaveText(/^Enregistré/);
});

test('a link is changed, and taken away, from where the caret is in it', async ({ page }) => {
	await signIn(page, people.authority);
	await newProtocol(page, 'Protocole d’un lien changé');
	await askOn(page, 'ici');
	await page.keyboard.type('/annuaire');
	await page.getByRole('button', { name: 'Appliquer' }).click();
	await expect(linked(page, 'ici')).toHaveAttribute('href', '/annuaire');
	await page.keyboard.press('ArrowRight');
	await nextFrame(page);
	await page.keyboard.press('ArrowLeft');
	await nextFrame(page);
	await page.keyboard.press('Control+k');
	await expect(field(page)).toHaveValue('/annuaire');
	await field(page).fill('nom@ville.fr');
	await page.keyboard.press('Enter');
	await expect(linked(page, 'ici')).toHaveAttribute('href', 'mailto:nom@ville.fr');
	await expect(article(page, place)).toBeFocused();
	await page.keyboard.press('Control+k');
	await page.getByRole('button', { name: 'Retirer le lien' }).click();
	await expect(linked(page, 'ici')).toHaveCount(0);
	await expect(article(page, place)).toContainText('Voir ici');
	await expect(article(page, place)).toBeFocused();
});
