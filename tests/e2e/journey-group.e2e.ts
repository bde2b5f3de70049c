import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { choose, press, write, writeDay } from './support/keys.ts';
import { letterTo } from './support/mail.ts';
import { people } from './support/network.ts';
import { invite, newGroup } from './support/own-group.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(120_000);

test('an officer gathers needs and finds a date by keyboard alone; members answer from their mail, without account [J6]', async ({
	page,
	newVisitor,
}, { project }) => {
	const screen =
		project.name === 'phone'
			? { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true }
			: { viewport: { width: 1280, height: 800 } };
	const mark = crypto.randomUUID().slice(0, 8);
	const [rose, alban] = ['rose', 'alban'].map((name) => `${name}-${mark}@exemple.fr`) as [string, string];
	await signIn(page, people.facilitator);
	const group = await newGroup(page, `Club du ${mark}`);
	await invite(page, group, { people: `Rose Kerdoncuff <${rose}>\n${alban}`, words: '', role: 'mail' });

	// Needs: a question, that each member by e-mail answers from the letter.
	await page.goto(group);
	await press(page, page.getByRole('link', { name: 'Poser une question' }).first());
	await write(page, page.getByRole('textbox', { name: 'En une ligne' }), 'De quoi parler au printemps ?');
	await write(page, page.getByRole('textbox', { name: 'Votre message' }), `Un sujet chacun, ${mark}.`);
	await press(page, page.getByRole('button', { name: 'Publier' }));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('De quoi parler au printemps ?');
	const thread = new URL(page.url()).pathname;
	const theirs = await newVisitor(screen);
	const asked = await letterTo(rose, `Un sujet chacun, ${mark}.`);
	await theirs.goto(/https?:\/\/\S+(\/fils\/repondre\/[\w-]+)/.exec(asked)![1]!);
	await write(theirs, theirs.getByRole('textbox', { name: 'Votre réponse' }), 'Les petits déjeuners.');
	await press(theirs, theirs.getByRole('button', { name: 'Répondre', exact: true }));
	await expect(theirs.getByText('Votre réponse est publiée.')).toBeVisible();
	await page.goto(thread);
	await expect(page.getByRole('article').filter({ hasText: 'petits déjeuners' })).toContainText('Rose');

	// Three dates.
	await page.goto(group);
	await press(page, page.getByRole('link', { name: 'Sondages', exact: true }));
	await press(page, page.getByRole('link', { name: 'Ouvrir un sondage' }));
	await press(page, page.getByRole('link', { name: 'Trouver une date' }));
	await expect(page.getByText('2 membres par e-mail reçoivent une lettre')).toBeVisible();
	await write(page, page.getByRole('textbox', { name: 'Pour quoi' }), `Le club, ${mark}`);
	for (const [at, days] of [30, 31, 37].entries()) {
		await writeDay(page, page.getByLabel(`Jour du créneau ${at + 1}`), days);
		await write(page, page.getByLabel(`Heure du créneau ${at + 1}`), '1400');
	}
	await press(page, page.getByRole('button', { name: 'Ouvrir le sondage' }));
	await expect(page.getByText('Le sondage est ouvert')).toBeVisible();
	const poll = new URL(page.url()).pathname;

	for (const [email, answers] of [
		[rose, ['Oui', 'Non', 'Oui']],
		[alban, ['Non', 'Non', 'Oui']],
	] as const) {
		const letter = (await letterTo(email, `Le club, ${mark}`)).replaceAll('=\r\n', '');
		const link = /https?:\/\/\S+(\/sondages\/repondre\/[\w-]+)/.exec(letter)![1]!;
		await theirs.goto(link);
		const slots = theirs.getByRole('group').filter({ has: theirs.getByRole('radio') });
		await expect(slots).toHaveCount(3);
		for (const [at, answer] of answers.entries()) {
			await choose(theirs, slots.nth(at), answer);
		}
		if (email === rose) {
			await expectAccessible(theirs, 'a member by e-mail votes');
			await expectReflow(theirs);
		}
		await press(theirs, theirs.getByRole('button', { name: 'Voter', exact: true }));
		await expect(theirs.getByText('Votre vote est enregistré.')).toBeVisible();
	}

	// What came of it, written and dated; the same link says it.
	await page.goto(poll);
	await press(page, page.getByRole('button', { name: 'Clore maintenant' }));
	await expect(page.getByText('Les votes sont clos. Il reste à écrire l’issue.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Rose Kerdoncuff');
	await write(page, page.getByRole('textbox', { name: 'Ce qui est décidé' }), 'Le troisième jour, à 14 h.');
	await writeDay(page, page.getByLabel('Le groupe y revient le'), 120);
	await press(page, page.getByRole('button', { name: 'Enregistrer l’issue' }));
	await expect(page.getByText('L’issue est écrite, et datée.')).toBeVisible();
	await theirs.reload();
	await expect(theirs.getByRole('region', { name: 'Ce qui est décidé' })).toContainText('Le troisième jour');
	await expect(theirs.getByRole('button', { name: /^(Voter|Changer mon vote)$/ })).toHaveCount(0);
	await theirs.goto(poll);
	// Without an account, nothing else of the group opens.
	await expect(theirs.getByRole('main')).not.toContainText('Le troisième jour');
});
