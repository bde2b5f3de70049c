import { expectReflow } from './support/accessibility.ts';
import { memberPages, openPages, people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { test } from './support/test.ts';

test.use({ viewport: { width: 320, height: 640 } });

test('every page flows in 320 px, signed out [A3]', async ({ page }) => {
	for (const path of openPages) {
		await page.goto(path);
		await expectReflow(page);
	}
});

test('every page flows in 320 px, signed in [A3]', async ({ page }) => {
	await signIn(page, people.authority);
	for (const path of memberPages) {
		await page.goto(path);
		await expectReflow(page);
	}
});
