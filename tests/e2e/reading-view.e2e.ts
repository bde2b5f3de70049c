import { addresses, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('anyone reads a public document', async ({ page }) => {
		await page.goto(`${addresses.publicNote}/lecture`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Garder la mémoire/);
		await expect(page.getByRole('main')).toContainText('Ce qui se perd en premier');
	});

	test('a member of the cité’s space reads its protocole, section by section', async ({ page }) => {
		await signIn(page, people.observer);
		await page.goto(`${addresses.protocol}/lecture`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(
			'Protocole de la cité éducative d’Angers',
		);
		await expect(page.getByRole('heading', { level: 2, name: /Gouvernance/ })).toBeVisible();
		await expect(page.getByRole('main')).toContainText('Belle Beille');
	});

	test('who may read and not write is led to the reading view', async ({ page }) => {
		await signIn(page, people.observer);
		await page.goto(addresses.protocol);
		await expect(page).toHaveURL(`${addresses.protocol}/lecture`);
	});
});

test('export.json is the document, as its format says', async ({ page }) => {
	await signIn(page, people.observer);
	const answer = await page.request.get(`${addresses.protocol}/export.json`);
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toContain('application/json');
	const json = (await answer.json()) as {
		id: string;
		kind: string;
		schema: number;
		sections: { title: string }[];
	};
	expect(json).toMatchObject({ id: addresses.protocol.split('/').at(-1), kind: 'protocol', schema: 2 });
	expect(json.sections.map(({ title }) => title)).toContain('Préambule');
	expect(JSON.stringify(json.sections)).toContain('Belle Beille');
});

test('printed, it is the text and nothing around it', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	await page.goto(`${addresses.publicNote}/lecture`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('banner')).toBeHidden();
	await expect(page.getByRole('contentinfo')).toBeHidden();
});
