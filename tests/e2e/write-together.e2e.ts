import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, caretOf, goToEnd, newProtocol, openToWrite, saveState } from './support/writing.ts';

test('two people write in the same protocole: words, caret with name, truthful save state', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const together = 'Gouvernance';
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, `À deux (${project.name})`);
	await openToWrite(ines, address);
	// Carets are drawn where there is an editor: near what one looks at.
	await article(ines, together).scrollIntoViewIfNeeded();
	const sentence = `La troïka se réunit chaque mois (${project.name}).`;
	const answer = `Et une fois par an avec les parents (${project.name}).`;

	await goToEnd(lea, together);
	await lea.keyboard.press('Enter');
	await lea.keyboard.type(sentence);
	await expect(article(ines, together)).toContainText(sentence);
	// Drawn while they type, in the way of nobody’s words after.
	await expect(caretOf(ines, together, 'Léa')).toHaveText('Léa');
	await expect(saveState(lea)).toHaveText(/^Enregistré à \d{1,2}\sh\s\d{2}$/);

	await goToEnd(ines, together);
	await ines.keyboard.press('Enter');
	await ines.keyboard.type(answer);
	await expect(article(lea, together)).toContainText(answer);
	await expect(caretOf(lea, together, 'Inès')).toHaveText('Inès');
	await expect(saveState(ines)).toHaveText(/^Enregistré/);

	await lea.goto(`${address}/lecture`);
	await expect(lea.getByRole('main')).toContainText(sentence);
	await expect(lea.getByRole('main')).toContainText(answer);
});

test('undo takes back one’s own words, not the other’s', async ({ page: lea, newVisitor }, { project }) => {
	const undone = 'Préambule';
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, `À deux (${project.name})`);
	await openToWrite(ines, address);
	const mine = `mots de Léa ${project.name}`;
	const theirs = `mots d’Inès ${project.name}`;

	await goToEnd(lea, undone);
	await lea.keyboard.press('Enter');
	await lea.keyboard.type(mine);
	await expect(article(ines, undone)).toContainText(mine);
	await goToEnd(ines, undone);
	await ines.keyboard.press('Enter');
	await ines.keyboard.type(theirs);
	await expect(article(lea, undone)).toContainText(theirs);

	await lea.keyboard.press('Control+z');
	await expect(article(ines, undone)).not.toContainText(mine);
	await expect(article(ines, undone)).toContainText(theirs);
});
