import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { keeperPages, memberPages, openPages, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { test } from './support/test.ts';

/** Each page in both lights: only its colours change, which styles choose. */
async function look(page: Page, paths: readonly string[], width: number): Promise<void> {
	for (const path of paths) {
		await page.emulateMedia({ colorScheme: 'light' });
		// As it is opened; the page before was made as high as all of it.
		await page.setViewportSize({ width, height: 800 });
		await page.goto(path);
		await expectAccessible(page, `${path} at ${width} px, light`);
		await page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(page, `${path} at ${width} px, dark`, 'colours');
	}
}

/** Every page, at both widths, in both lights [A1]. */
for (const width of [1280, 320])
	test.describe(`${width} px`, () => {
		test.use({ viewport: { width, height: 800 } });
		test.setTimeout(300_000);

		test('signed out', async ({ page }) => {
			await look(page, openPages, width);
		});

		test('signed in', async ({ page }) => {
			await signIn(page, people.authority);
			await look(page, memberPages, width);
		});

		test('signed in to animate the network', async ({ page }) => {
			await signIn(page, people.facilitator);
			await look(page, keeperPages, width);
		});
	});
