import type { Page } from '@playwright/test';
import { aPng } from '#tests/support/pictures.ts';
import { expectAccessible } from './support/accessibility.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { article, goToEnd, newProtocol, nextFrame, openToWrite, saveState } from './support/writing.ts';

/** Each test writes in a document of its own. */
const title = 'Durée et avenants';

/** Opens « Insérer » and answers the device’s question with a file. */
async function insert(page: Page, what: RegExp, file: { name: string; mimeType: string; buffer: Buffer }) {
	const menu = page.getByRole('button', { name: 'Insérer' });
	if (!(await menu.first().isVisible())) await page.getByRole('button', { name: 'Format' }).click();
	await menu.filter({ visible: true }).first().click();
	const asked = page.waitForEvent('filechooser');
	await page.getByRole('menuitem', { name: what }).click();
	await (await asked).setFiles(file);
}

/** Gives the text files as a paste or a drop would. */
async function give(page: Page, title: string, way: 'paste' | 'drop', name: string, bytes: Buffer) {
	await article(page, title).evaluate(
		(region, [way, name, encoded]) => {
			const data = new DataTransfer();
			const content = Uint8Array.from(atob(encoded!), (sign) => sign.charCodeAt(0));
			data.items.add(new File([content], name!, { type: 'image/png' }));
			const { left, bottom } = region.getBoundingClientRect();
			region.dispatchEvent(
				way === 'paste'
					? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
					: new DragEvent('drop', {
							dataTransfer: data,
							...{ clientX: left + 20, clientY: bottom - 5, bubbles: true, cancelable: true },
						}),
			);
		},
		[way, name, bytes.toString('base64')] as const,
	);
}

test('an image: its description is asked, the other sees it, one reads it, and who may not have it gets what is unknown', async ({
	page: lea,
	newVisitor,
}, { project }) => {
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, `Protocole illustré (${project.name})`);
	await openToWrite(ines, address);
	await goToEnd(lea, title);
	await insert(lea, /^Image/, { name: 'cour.png', mimeType: 'image/png', buffer: aPng(300, 200) });

	const panel = lea.getByRole('dialog', { name: 'Image' });
	const description = panel.getByLabel('Décrivez l’image pour qui ne la voit pas');
	await expect(description).toBeFocused();
	await expectAccessible(lea, 'the panel of an image');
	// Neither described nor said to be decorative: it is asked again.
	await panel.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(description).toHaveAccessibleDescription(/Écrivez ce que l’image montre/);
	const alt = `La cour de l’école (${project.name})`;
	await description.fill(alt);
	await panel.getByLabel('Moyenne').check();
	await panel.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(panel).toBeHidden();

	// The keyboard is on the image: letters are its caption, up is the image again, down its caption, Enter goes on after it.
	await lea.keyboard.type('Un mardi');
	await lea.keyboard.press('ArrowUp');
	await lea.keyboard.press('ArrowDown');
	await lea.keyboard.press('End');
	await lea.keyboard.type('.');
	await lea.keyboard.press('Enter');
	await lea.keyboard.type('La suite.');
	const theirs = article(ines, title).getByRole('img', { name: alt });
	await expect(theirs).toBeVisible();
	// It comes when one is near.
	await theirs.scrollIntoViewIfNeeded();
	await expect(theirs).toHaveJSProperty('naturalWidth', 300);
	await expect(article(ines, title)).toContainText('Un mardi.');

	// Back up, from the text after it: its caption, the image, its panel.
	for (const key of ['Home', 'ArrowUp', 'Alt+Enter']) {
		await lea.keyboard.press(key);
		await nextFrame(lea);
	}
	await expect(description).toHaveValue(alt);
	await lea.keyboard.press('Escape');
	await expect(panel).toBeHidden();
	await expect(saveState(lea)).toHaveText(/^Enregistré/);

	await lea.goto(`${address}/lecture`);
	const read = lea
		.getByRole('figure')
		.filter({ hasText: 'Un mardi.' })
		.filter({ has: lea.getByRole('img', { name: alt }) });
	await read.scrollIntoViewIfNeeded();
	await expect(read.getByRole('img')).toHaveJSProperty('naturalWidth', 300);
	const piece = (await read.getByRole('img').getAttribute('src')) ?? '';
	const mine = await lea.request.get(piece);
	expect(mine.headers()).toMatchObject({
		'content-type': 'image/png',
		'content-disposition': 'inline; filename="cour.png"; filename*=UTF-8\'\'cour.png',
		'x-content-type-options': 'nosniff',
		'content-security-policy': "default-src 'none'; sandbox",
		'cache-control': 'private, no-cache',
	});

	const victor = await newVisitor();
	await signIn(victor, people.stranger);
	const answers = await Promise.all(
		[piece, `/pieces/${crypto.randomUUID()}`, '/pieces/x'].map(async (path) => {
			const answer = await victor.request.get(path, { headers: { accept: 'application/json' } });
			return [answer.status(), await answer.text()];
		}),
	);
	expect(answers).toEqual([answers[0], answers[0], answers[0]]);
	expect(answers[0]?.[0]).toBe(404);
});

test('what is pasted or dropped is what its bytes are; what does not come is said, and the text stays @wide', async ({
	page: lea,
}, { project }) => {
	await signIn(lea, people.authority);
	const address = await newProtocol(lea, `Protocole et ses pièces (${project.name})`);
	await goToEnd(lea, title);
	await lea.keyboard.press('Enter');
	await lea.keyboard.type('Des mots qui restent.');

	// A drawing that is a program, named as a picture: a file to download, which nothing runs [C1] [C2].
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><!--${'x'.repeat(700_000)}--></svg>`;
	await give(lea, title, 'drop', `plan-${project.name}.png`, Buffer.from(svg));
	const file = article(lea, title)
		.locator('[data-attachment]')
		.filter({ hasText: `plan-${project.name}` });
	await expect(file).toContainText(/PNG, 7\d\d\sko/);
	await expect(lea.getByRole('dialog')).toBeHidden();

	// No network: it says so where the image would have been, and can be tried again.
	await lea.route('**/pieces', (route) => route.abort());
	await article(lea, title).getByText('Des mots qui restent.').click();
	await give(lea, title, 'paste', 'photo.png', aPng(30, 20));
	const upload = article(lea, title).getByRole('group', { name: 'Envoi de photo.png' });
	await expect(upload).toContainText('La connexion a été coupée');
	await expect(article(lea, title)).toContainText('Des mots qui restent.');
	await expect(lea.getByRole('status').last()).toContainText('La connexion a été coupée');
	await lea.unroute('**/pieces');
	await upload.getByRole('button', { name: 'Réessayer' }).click();
	const panel = lea.getByRole('dialog', { name: 'Image' });
	await panel.getByRole('button', { name: 'Plus tard' }).click();
	await expect(upload).toBeHidden();
	// It is there, and says what is missing.
	await expect(article(lea, title).getByRole('button', { name: 'Décrire l’image' }).last()).toBeVisible();
	await expect(saveState(lea)).toHaveText(/^Enregistré/);
	await lea.goto(`${address}/lecture`);
	await expect(lea.getByRole('link', { name: `plan-${project.name}.png` })).toHaveAttribute('download', /.+/);
});
