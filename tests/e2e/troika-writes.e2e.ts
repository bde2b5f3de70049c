import { holdCable } from './support/cable.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, openToWrite, saveState } from './support/writing.ts';

test('J3: the troïka writes three articles of its protocole at once, one of them in a tunnel, and no word is lost [E3] [E6]', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const [ines, samir] = [await newVisitor(), await newVisitor()];
	const cable = await holdCable(samir.context());
	for (const [page, name] of [
		[lea, people.authority],
		[ines, people.state],
		[samir, people.academy],
	] as const)
		await signIn(page, name);
	const address = await newProtocol(lea, `Protocole à trois (${project.name})`);
	for (const page of [ines, samir]) await openToWrite(page, address);
	const writers = [
		{ page: lea, title: 'Gouvernance', words: 'La Ville désigne sa suppléante avant septembre.' },
		{ page: ines, title: 'Engagements de l’État', words: 'La préfecture notifie ses crédits en février.' },
		{ page: samir, title: 'Équipe projet', words: 'Le collège libère une demi-journée par semaine.' },
	];
	for (const { page, title } of writers) {
		await goToEnd(page, title);
		await page.keyboard.press('Enter');
	}
	const half = (words: string) => Math.floor(words.length / 2);
	await Promise.all(writers.map(({ page, words }) => page.keyboard.type(words.slice(0, half(words)))));
	await cable.cut();
	await expect(saveState(samir)).toContainText(/Hors ligne|Non enregistré/);
	await Promise.all(writers.map(({ page, words }) => page.keyboard.type(words.slice(half(words)))));
	await expect(saveState(lea)).toHaveText(/^Enregistré/);
	cable.mend();
	await expect(saveState(samir)).toHaveText(/^Enregistré/, { timeout: 30_000 });

	for (const { page } of writers) {
		await page.goto(`${address}/lecture`);
		for (const { words } of writers) await expect(page.getByRole('main')).toContainText(words);
	}
	await openToWrite(lea, address);
	for (const { title, words } of writers) await expect(article(lea, title)).toContainText(words);
});
