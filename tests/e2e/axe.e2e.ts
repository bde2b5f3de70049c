import { expectAccessible } from './support/accessibility.ts';
import { memberPages, openPages, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { test } from './support/test.ts';

/** Every page, at both widths, in both lights [A1]. */
for (const width of [1280, 320])
	for (const colorScheme of ['light', 'dark'] as const)
		test.describe(`${width} px, ${colorScheme}`, () => {
			test.use({ viewport: { width, height: 800 }, colorScheme });
			test.setTimeout(300_000);
			const rules = colorScheme === 'light' ? 'all' : 'colours';

			test('signed out', async ({ page }) => {
				for (const path of openPages) {
					await page.goto(path);
					await expectAccessible(page, `${path} at ${width} px, ${colorScheme}`, rules);
				}
			});

			test('signed in', async ({ page }) => {
				await signIn(page, people.authority);
				for (const path of memberPages) {
					await page.goto(path);
					await expectAccessible(page, `${path} at ${width} px, ${colorScheme}, signed in`, rules);
				}
			});
		});
