import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, caretOf, goToEnd, openToWrite, saveState } from './support/writing.ts';

test('two people write in the same protocole: words, caret with name, truthful save state', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	await openToWrite(lea, addresses.protocol);
	await openToWrite(ines, addresses.protocol);
	const sentence = `La troïka se réunit chaque mois (${project.name}).`;
	const answer = `Et une fois par an avec les parents (${project.name}).`;

	await goToEnd(lea, 'Gouvernance');
	await lea.keyboard.press('Enter');
	await lea.keyboard.type(sentence);
	await expect(article(ines, 'Gouvernance')).toContainText(sentence);
	// Drawn while they type, in the way of nobody’s words after.
	await expect(caretOf(ines, 'Gouvernance', 'Léa')).toHaveText('Léa');
	await expect(saveState(lea)).toHaveText(/^Enregistré à \d{1,2}\sh\s\d{2}$/);

	await goToEnd(ines, 'Gouvernance');
	await ines.keyboard.press('Enter');
	await ines.keyboard.type(answer);
	await expect(article(lea, 'Gouvernance')).toContainText(answer);
	await expect(caretOf(lea, 'Gouvernance', 'Inès')).toHaveText('Inès');
	await expect(saveState(ines)).toHaveText(/^Enregistré/);

	await lea.goto(`${addresses.protocol}/lecture`);
	await expect(lea.getByRole('main')).toContainText(sentence);
	await expect(lea.getByRole('main')).toContainText(answer);
});

test('undo takes back one’s own words, not the other’s', async ({ page: lea, newVisitor }, { project }) => {
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	await openToWrite(lea, addresses.protocol);
	await openToWrite(ines, addresses.protocol);
	const mine = `mots de Léa ${project.name}`;
	const theirs = `mots d’Inès ${project.name}`;

	await goToEnd(lea, 'Préambule');
	await lea.keyboard.press('Enter');
	await lea.keyboard.type(mine);
	await expect(article(ines, 'Préambule')).toContainText(mine);
	await goToEnd(ines, 'Préambule');
	await ines.keyboard.press('Enter');
	await ines.keyboard.type(theirs);
	await expect(article(lea, 'Préambule')).toContainText(theirs);

	await lea.keyboard.press('Control+z');
	await expect(article(ines, 'Préambule')).not.toContainText(mine);
	await expect(article(ines, 'Préambule')).toContainText(theirs);
});
