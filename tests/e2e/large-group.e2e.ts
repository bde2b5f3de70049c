import { expectAccessible } from './support/accessibility.ts';
import { newGroup } from './support/own-group.ts';
import { sendForm } from './support/forms.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { put } from './support/store.ts';
import { expect, test } from './support/test.ts';
import { saveState } from './support/writing.ts';

const size = 90;

/** People of a group who are too many for a list. */
async function fill(group: string): Promise<void> {
	const at = '2026-01-05T08:00:00.000Z';
	const ids = Array.from({ length: size }, () => crypto.randomUUID());
	await put(async (trx) => {
		await trx
			.insertInto('actors')
			.values(
				ids.map((id, index) => ({
					...{ id, source: 'essai', confirmed_on: null, objected_at: null, created_at: at, updated_at: at },
					name: index === size - 1 ? 'Zéphyrine Quéménéven' : `Habitante ${index}`,
				})),
			)
			.execute();
		await trx
			.insertInto('memberships')
			.values(
				ids.map((actor_id) => ({
					...{ id: crypto.randomUUID(), group_id: group.split('/').at(-1)!, actor_id, until_day: null },
					...{ role: 'member' as const, from_day: '2026-01-05' },
				})),
			)
			.execute();
	});
}

test('in a large group, who answers for a question is looked for by name, without script', async ({
	page,
	newVisitor,
}) => {
	await signIn(page, people.facilitator);
	const group = await newGroup(page, `Grand groupe ${crypto.randomUUID().slice(0, 8)}`);
	await fill(group);
	const form = { kind: 'question', title: 'Qui relit ?', body: 'La question.' };
	const thread = (await sendForm(page, `${group}/fils/nouveau`, form)).split('?')[0]!;

	const plain = await newVisitor({ javaScriptEnabled: false });
	await signIn(plain, people.facilitator);
	await plain.goto(thread);
	await plain.getByText('S’en charger').click();
	await expect(plain.getByText(/Les 60 premières sur 91/)).toBeVisible();
	await plain.getByLabel('Chercher une personne du groupe').fill('quemeneven');
	await plain.getByRole('button', { name: 'Chercher', exact: true }).click();
	await expect(plain.getByText(/1\spersonne dans la liste/)).toBeVisible();
	await expect(plain.getByRole('combobox', { name: 'Qui' })).toContainText('Zéphyrine Quéménéven');
	const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
	await plain.getByLabel('Réponse promise pour').fill(day);
	await plain.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(plain.getByText(/par Zéphyrine Quéménéven/)).toBeVisible();
	// Who is far in the list stays who is chosen, when only the day changes.
	await plain.getByText('Changer', { exact: true }).click();
	await expect(plain.getByRole('combobox', { name: 'Qui' }).locator('option:checked')).toHaveText(
		'Zéphyrine Quéménéven',
	);
	await page.goto(`${thread}?qui=quemeneven`);
	await expectAccessible(page, 'who answers for a question, looked for');
});

test('in a large group, whom an article is entrusted to is found while one types', async ({ page }) => {
	await signIn(page, people.facilitator);
	const group = await newGroup(page, `Grand groupe ${crypto.randomUUID().slice(0, 8)}`);
	await fill(group);
	const made = await sendForm(page, `${group}/documents/nouveau`, {
		...{ template: 'minutes', title: 'Compte rendu', visibility: 'members' },
	});
	await page.goto(made.split('#')[0]!);
	await expect(saveState(page)).toContainText('Enregistré');
	const actions = page.getByRole('button', { name: /^Actions : / }).first();
	await actions.click();
	await page.getByRole('button', { name: 'Confier à quelqu’un…' }).click();
	const dialog = page.getByRole('dialog', { name: /^Confier/ });
	const field = dialog.getByRole('combobox', { name: 'À qui le confier' });
	await expect(field).toBeFocused();
	await field.fill('personne de ce nom');
	await expect(dialog.getByText(/^Rien ne répond/)).toBeVisible();
	await field.press('Enter');
	await expect(dialog.getByRole('alert')).toHaveText('Choisissez une personne de la liste.');
	await field.fill('zeph');
	await expect(dialog.getByRole('option')).toHaveText(/Zéphyrine Quéménéven/);
	await expectAccessible(page, 'an article is entrusted in a large group');
	await field.press('Enter');
	await expect(page.getByText('Confié à Zéphyrine Quéménéven').first()).toBeVisible();
	await actions.click();
	await page.getByRole('button', { name: 'Confier à quelqu’un…' }).click();
	await dialog.getByRole('button', { name: 'Ne plus le confier à Zéphyrine Quéménéven' }).click();
	await expect(page.getByText('Confié à Zéphyrine')).toHaveCount(0);
	await expect(saveState(page)).toHaveText(/^Enregistré/);
});

test('what happened since one last came is at the top of a group, by object, without one’s own doing', async ({
	page,
	newVisitor,
}) => {
	const name = `Groupe suivi ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, people.facilitator);
	const group = await newGroup(page, name);
	const other = await newVisitor();
	await signIn(other, people.mediator);
	await sendForm(other, `${group}?/rejoindre`, {});
	for (const one of [page, other]) await one.goto(group);
	await expect(page.getByRole('region', { name: 'Depuis votre dernière visite' })).toHaveCount(0);
	// Both came an hour ago.
	await put(async (trx) => {
		const seen_at = new Date(Date.now() - 3_600_000).toISOString();
		await trx
			.updateTable('group_visits')
			.set({ seen_at, before_at: null })
			.where('group_id', '=', group.split('/').at(-1)!)
			.execute();
	});
	const write = (title: string) => ({ template: 'note', title, visibility: 'members' });
	await sendForm(page, `${group}/documents/nouveau`, write('Note de Sophie'));
	await sendForm(other, `${group}/documents/nouveau`, write('Note de Denis'));
	const asked = { kind: 'question', title: 'Qui vient mardi ?', body: 'Voilà.' };
	await sendForm(other, `${group}/fils/nouveau`, asked);

	await page.goto(group);
	const missed = page.getByRole('region', { name: 'Depuis votre dernière visite' });
	await expect(missed.getByRole('link', { name: 'Note de Denis' })).toBeVisible();
	await expect(missed.getByRole('link', { name: 'Qui vient mardi ?' })).toBeVisible();
	await expect(missed).not.toContainText('Note de Sophie');
	await other.goto(group);
	const theirs = other.getByRole('region', { name: 'Depuis votre dernière visite' });
	await expect(theirs.getByRole('link', { name: 'Note de Sophie' })).toBeVisible();
	await expect(theirs).not.toContainText('Note de Denis');
	await expect(theirs).not.toContainText('Qui vient mardi ?');
	await theirs.getByRole('link', { name: 'Note de Sophie' }).click();
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Note de Sophie');
});
