import { expectReflow } from './support/accessibility.ts';
import { addresses, people } from './support/network.ts';
import { letterTo } from './support/mail.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** Forms and a link: without JavaScript, on a phone as on a desk. */
test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

test('somebody is in a group by e-mail at once, and leaves it by one click of a letter', async ({
	page,
	newVisitor,
}) => {
	const email = `rose-${crypto.randomUUID()}@exemple.fr`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/invitations`);
	await page.getByLabel('Adresses électroniques').fill(`Rose Kerdoncuff <${email}>`);
	await page.getByRole('radio', { name: /Membre par e-mail/ }).check();
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	await expect(page.getByText('Une invitation est partie.')).toBeVisible();
	await page.goto(`${addresses.citeGroup}/membres`);
	const row = page.getByRole('listitem').filter({ hasText: email });
	await expect(row).toContainText('Rose Kerdoncuff');

	const letter = await letterTo(email, 'messagerie, sans');
	const link = /https?:\/\/\S+(\/par-courriel\/[\w-]+)/.exec(letter)![1]!;
	expect(letter).toContain('List-Unsubscribe: <');
	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await theirs.goto(link);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Cité éducative d’Angers');
	await theirs.getByRole('link', { name: 'Entrer avec un compte' }).click();
	await expect(theirs.getByLabel('Votre nom')).toHaveValue('Rose Kerdoncuff');
	await theirs.goto(link);
	await theirs.getByRole('button', { name: 'Ne plus rien recevoir de ce groupe' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous n’en recevez plus rien');
	await page.goto(`${addresses.citeGroup}/membres`);
	await expect(row).toHaveCount(0);
});

test('a question reaches who has no account, who answers from the letter; what cannot leave any more is not lost', async ({
	page,
	newVisitor,
}) => {
	const email = `rose-${crypto.randomUUID()}@exemple.fr`;
	const title = `Qui ouvre le gymnase ? ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.authority);
	await page.goto(`${addresses.citeGroup}/invitations`);
	await page.getByLabel('Adresses électroniques').fill(`Rose Kerdoncuff <${email}>`);
	await page.getByRole('radio', { name: /Membre par e-mail/ }).check();
	await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
	await expect(page.getByText('Une invitation est partie.')).toBeVisible();
	await page.goto(`${addresses.citeGroup}/fils/nouveau`);
	await page.getByRole('textbox', { name: 'En une ligne' }).fill(title);
	await page.getByRole('textbox', { name: 'Votre message' }).fill('Pour le tournoi du 14.');
	await page.getByRole('button', { name: 'Publier' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	const thread = page.url();

	const letter = await letterTo(email, 'Pour le tournoi du 14.');
	const link = /https?:\/\/\S+(\/fils\/repondre\/[\w-]+)/.exec(letter)![1]!;
	expect(letter).toContain(`/par-courriel/${link.split('/').at(-1)}>`);
	const theirs = await newVisitor({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
	await theirs.goto(link);
	await expect(theirs.getByRole('heading', { name: 'Répondre, au nom de Rose Kerdoncuff' })).toBeVisible();
	await expectReflow(theirs);
	await theirs.getByRole('textbox', { name: 'Votre réponse' }).fill('Moi, j’ai les clés.');
	await theirs.getByRole('button', { name: 'Répondre', exact: true }).click();
	await expect(theirs.getByText('Votre réponse est publiée.')).toBeVisible();
	await page.goto(thread);
	const said = page.getByRole('article').filter({ hasText: 'j’ai les clés' });
	await expect(said).toContainText('Rose Kerdoncuff');
	await expect(said).toContainText('par courriel');

	// The thread closes while she writes.
	await theirs.goto(link);
	await theirs.getByRole('textbox', { name: 'Votre réponse' }).fill('Et les ballons.');
	await page.getByRole('button', { name: 'Fermer le fil' }).click();
	await theirs.getByRole('button', { name: 'Répondre', exact: true }).click();
	await expect(theirs.getByText('Votre message n’est pas parti.')).toBeVisible();
	await expect(theirs.getByRole('textbox', { name: 'Votre message' })).toHaveValue('Et les ballons.');

	await theirs.goto(link);
	await theirs.getByRole('button', { name: 'Ne plus rien recevoir du groupe' }).click();
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous n’en recevez plus rien');
	await theirs.goto(link);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Vous n’en recevez plus rien');
});
