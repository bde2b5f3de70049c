import type { Page } from '@playwright/test';
import { expectAccessible, expectReflow } from './support/accessibility.ts';
import { choose, press, write } from './support/keys.ts';
import { invite } from './support/own-group.ts';
import { letterTo } from './support/mail.ts';
import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const words = 'Votre regard sur le quartier nous manque.';

/** A letter from who animates the space of Angers. @returns its link. */
async function invited(page: Page, email: string): Promise<string> {
	await signIn(page, people.authority);
	await invite(page, addresses.citeGroup, { people: `Nadia Le Goff <${email}>`, words, role: 'member' });
	return /https?:\/\/\S+(\/invitations\/[\w-]+)/.exec(await letterTo(email, words))![1]!;
}

test('a newcomer comes in by keyboard alone: why, who they are, what others see [J2]', async ({
	page,
	newVisitor,
}, { project }) => {
	const email = `nadia-${crypto.randomUUID()}@exemple.fr`;
	const link = await invited(page, email);
	const theirs = await newVisitor(
		project.name === 'phone'
			? { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true }
			: { viewport: { width: 1280, height: 800 } },
	);
	const began = Date.now();
	let taps = 0;
	const tap = async (name: string | RegExp) => {
		taps += 1;
		await press(theirs, theirs.getByRole('button', { name, exact: true }));
	};

	// The link of the letter is the first tap.
	taps += 1;
	await theirs.goto(link);
	await expect(theirs.getByRole('main')).toContainText('Léa Montfort');
	await expect(theirs.getByText(words)).toBeVisible();
	await tap('Entrer dans le groupe');

	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous êtes dans le groupe');
	await expect(theirs.getByRole('main')).toContainText('Léa Montfort');
	await expect(theirs.getByText(words)).toBeVisible();
	await expectAccessible(theirs, 'a newcomer is in');
	await write(theirs, theirs.getByLabel('Ce que vous faites'), 'Médiatrice scolaire');
	await write(theirs, theirs.getByLabel('Dans quelle structure'), 'Ville d’Angers');
	await write(theirs, theirs.getByLabel('Où vous agissez'), 'Angers');
	await expectReflow(theirs);
	await tap('Enregistrer');

	await expect(theirs.getByText('Vous êtes dans le groupe.')).toBeVisible();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Cité éducative d’Angers');
	expect(taps).toBe(3);
	expect(Date.now() - began, 'a minute at most, two checks of accessibility included').toBeLessThan(60_000);
	// What the group does now, and when.
	await expect(theirs.getByRole('region', { name: 'En ce moment' })).toBeVisible();
	await press(theirs, theirs.getByRole('link', { name: 'voir votre fiche' }));
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Nadia Le Goff');
	await expect(theirs.getByRole('main')).toContainText('Médiatrice scolaire');
	await expect(theirs.getByRole('main')).toContainText('Angers');

	// What was said is seen by the members of one’s groups, and by nobody else.
	const record = new URL(theirs.url()).pathname;
	await page.goto(record);
	await expect(page.getByRole('main')).toContainText('Médiatrice scolaire');
	const stranger = await newVisitor();
	await signIn(stranger, people.stranger);
	await stranger.goto(record);
	await expect(stranger.getByRole('main')).not.toContainText('Médiatrice scolaire');
});

test('a name that nobody knows, or several bear, is asked about, and nothing typed is lost [J2]', async ({
	page,
	newVisitor,
}) => {
	const link = await invited(page, `nadia-${crypto.randomUUID()}@exemple.fr`);
	const theirs = await newVisitor();
	await theirs.goto(link);
	await press(theirs, theirs.getByRole('button', { name: 'Entrer dans le groupe' }));
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous êtes dans le groupe');
	const group = new URL(theirs.url()).pathname.replace(/\/bienvenue$/, '');
	const collective = `Les Voisines ${crypto.randomUUID().slice(0, 8)}`;
	const save = theirs.getByRole('button', { name: 'Enregistrer' });
	await write(theirs, theirs.getByLabel('Ce que vous faites'), 'Bénévole');
	await press(theirs, save);
	await expect(theirs.getByText('Dites dans quelle structure')).toBeVisible();
	await expect(theirs.getByLabel('Ce que vous faites')).toHaveValue('Bénévole');
	await write(theirs, theirs.getByLabel('Dans quelle structure'), collective);
	await write(theirs, theirs.getByLabel('Où vous agissez'), 'Zzqxw');
	await press(theirs, save);
	await expect(theirs.getByText('Aucun lieu de ce nom.')).toBeVisible();
	await expect(theirs.getByLabel('Dans quelle structure')).toHaveValue(collective);
	await choose(theirs, theirs.getByRole('group', { name: 'Laquelle ?' }), /^Une autre/);
	await theirs.getByLabel('Où vous agissez').fill('Angers');
	await press(theirs, save);
	await expect(theirs).toHaveURL(/\?bienvenue$/);
	await press(theirs, theirs.getByRole('link', { name: 'voir votre fiche' }));
	await expect(theirs.getByRole('main')).toContainText(collective);

	// Nothing need be said to be in.
	await theirs.goto(`${group}/bienvenue`);
	await press(theirs, theirs.getByRole('link', { name: 'Plus tard' }));
	await expect(theirs.getByText('Vous êtes dans le groupe.')).toBeVisible();
});
