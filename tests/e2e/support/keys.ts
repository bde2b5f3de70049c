import { expect, type Locator, type Page } from '@playwright/test';

/** Goes to something as who has no mouse does: Tab until it has the focus. */
export async function reach(page: Page, target: Locator, limit = 150): Promise<void> {
	await expect(target).toBeVisible();
	for (let pressed = 0; pressed < limit; pressed += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`${String(target)} not within ${limit} presses of Tab on ${page.url()}`);
}

/** Goes there and presses a key. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
	await reach(page, target);
	await page.keyboard.press(key);
}

/** Goes there and writes. */
export async function write(page: Page, target: Locator, words: string): Promise<void> {
	await reach(page, target);
	await page.keyboard.type(words);
}

/** Chooses one of a group as arrows do: Tab goes to the first one, or to the one that is chosen. */
export async function choose(page: Page, group: Locator, name: string | RegExp): Promise<void> {
	const wanted = group.getByRole('radio', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
	await reach(page, group.getByRole('radio').first());
	await page.keyboard.press('Space');
	const count = await group.getByRole('radio').count();
	for (let pressed = 0; pressed < count && !(await wanted.isChecked()); pressed += 1)
		await page.keyboard.press('ArrowDown');
	await expect(wanted).toBeChecked();
}

/** Goes to a field of a day and writes one, in days from today: in the order of a French keyboard, or in that of the machine. */
export async function writeDay(page: Page, target: Locator, days: number): Promise<void> {
	const wanted = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
	const [year, month, day] = wanted.split('-');
	await write(page, target, `${day}${month}${year}`);
	if ((await target.inputValue()) === wanted) return;
	await target.fill('');
	await target.blur();
	await target.focus();
	await page.keyboard.type(`${month}${day}${year}`);
	await expect(target).toHaveValue(wanted);
}
