import { text } from 'node:stream/consumers';
import { addresses } from './support/network.ts';
import { expect, test } from './support/test.ts';
import { measureTransfer } from './support/transfer.ts';

/** J1: on an old phone, without JavaScript, each page within 100 kB [A6]. */
test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('J1: from the home page to who does what in a town', async ({ page }) => {
		const meter = await measureTransfer(page);
		const light = async () => {
			await page.waitForLoadState('networkidle');
			expect.soft(meter.bytes(), page.url()).toBeLessThanOrEqual(100_000);
			meter.reset();
		};
		await page.goto('/');
		await light();

		const search = page.getByRole('main').getByRole('searchbox');
		await search.fill('médiateur santé Lorient');
		await search.press('Enter');
		await expect(page).toHaveURL(/\/annuaire\?q=/);
		await light();

		await page
			.getByRole('main')
			.getByRole('link', { name: /Denis Kerbrat/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Denis Kerbrat');
		await light();

		await page
			.getByRole('main')
			.getByRole('link', { name: /Escale santé/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Escale santé');
		await light();

		await page
			.getByRole('main')
			.getByRole('link', { name: /Lorient/ })
			.first()
			.click();
		await expect(page).toHaveURL(addresses.commune);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Lorient');
		await expect(page.getByRole('main')).toContainText('Escale santé');
		await light();
	});

	test('words of the field are understood: acronym, misspelling, accents, a place @wide', async ({
		page,
	}) => {
		const main = page.getByRole('main');
		for (const [query, found] of [
			['coordonnatrice PRE Angers', /Nathalie Gaudin-Pham/],
			['cite educative normandie', /Rouen/],
			['mediateur sante lorient', /Denis Kerbrat/],
		] as const) {
			await page.goto(`/annuaire?q=${encodeURIComponent(query)}`);
			await expect(main.getByRole('link', { name: found }).first(), query).toBeVisible();
		}
	});

	test('is narrowed by lists, put in another order and taken away, by addresses that can be shared', async ({
		page,
		isMobile,
	}) => {
		await page.goto('/annuaire?q=Angers');
		if (isMobile) await page.getByText('Filtres', { exact: true }).click();
		const heading = page.getByRole('heading', { level: 2, name: /résultats? à Angers/ });
		const theme = page.getByRole('link', { name: /^Parentalité/ });
		const counted = (await theme.textContent())!.match(/(\d+)\s*$/)![1]!;
		await theme.click();
		await expect(page).toHaveURL(/theme=parentalite/);
		await expect(heading).toHaveText(new RegExp(`^${counted}\\s`));
		const chosen = page.getByRole('list', { name: 'Filtres choisis' });
		await expect(chosen).toContainText('Parentalité');

		await page.getByRole('link', { name: 'Confirmées en dernier' }).click();
		await expect(page).toHaveURL(/theme=parentalite.*tri=fraicheur/);
		const coming = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Télécharger la liste' }).click();
		const lines = (await text((await (await coming).createReadStream())!)).trim().split('\r\n');
		expect(lines).toHaveLength(Number(counted) + 1);
		await page.goto(page.url());

		await chosen.getByRole('link', { name: /Parentalité/ }).click();
		await expect(page).not.toHaveURL(/theme=/);
		await expect(page).toHaveURL(/tri=fraicheur/);
	});

	test('what somebody does is said, and can be taken as plain words @wide', async ({ page }) => {
		await page.goto('/annuaire?q=m%C3%A9diatrice+Angers');
		const does = page.getByText(/D’abord/);
		await expect(does).toContainText('Médiatrice ou médiateur');
		await page.getByRole('link', { name: /sans cette fonction/ }).click();
		await expect(page).toHaveURL(/fonction=mots/);
		await expect(does).toHaveCount(0);
	});

	test('a search without result says so, and what to do @wide', async ({ page }) => {
		await page.goto('/annuaire?q=zzzzqqqq');
		await expect(page.getByRole('main')).toContainText(/aucun|rien/i);
		await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('zzzzqqqq');
	});

	test('who objected is found nowhere @wide', async ({ page }) => {
		await page.goto('/annuaire?q=Roland+Quesnel-Ferrand');
		await expect(page.locator(`a[href^="${addresses.objected}"]`)).toHaveCount(0);
		expect((await page.goto(addresses.objected))?.status()).toBe(404);
	});
});

test('keys alone ask, narrow, and take a place back @wide', async ({ page }) => {
	await page.goto('/annuaire');
	await page.keyboard.press('/');
	await page.keyboard.type('coordonnatrice Angers');
	await page.keyboard.press('Enter');
	const off = page.getByRole('link', { name: 'Chercher partout, sans ce lieu' });
	await page.getByRole('link', { name: /^Parentalité/ }).press('Enter');
	await expect(page).toHaveURL(/q=coordonnatrice.*theme=parentalite/);
	await off.press('Enter');
	await expect(off).toHaveCount(0);
	await expect(page).toHaveURL(/theme=parentalite/);
	await page.goBack();
	await expect(off).toBeVisible();
});

test('nothing moves on the directory once it is drawn', async ({ page }) => {
	await page.goto('/annuaire?q=centre+social', { waitUntil: 'networkidle' });
	const shift = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				let sum = 0;
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
						sum += entry.value;
				}).observe({ type: 'layout-shift', buffered: true });
				// Buffered entries are delivered before the second frame from here.
				requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
			}),
	);
	expect(shift).toBe(0);
});

test('pages send no script but what makes « / » reach the search field, and the directory follow it @wide', async ({
	page,
	baseURL,
}) => {
	const scripts = new Set<string>();
	page.on('request', (request) => {
		if (request.resourceType() === 'script') scripts.add(request.url());
	});
	for (const path of ['/', '/annuaire?q=centre', addresses.mediator, addresses.commune, '/cites']) {
		await page.goto(path);
		expect(await page.locator('script:not([src])').count(), path).toBe(0);
	}
	expect([...scripts].sort()).toEqual([`${baseURL}/keys.js`, `${baseURL}/search.js`]);
	await page.goto('/annuaire');
	await page.keyboard.press('/');
	await expect(page.locator(':focus')).toHaveRole('searchbox');
});
