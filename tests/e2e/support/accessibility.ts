import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const colours = ['color-contrast', 'link-in-text-block'];
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * axe finds nothing, with the rules of WCAG 2.2 AA and its good practices [A1].
 * @param rules `colours` where only the colours differ from what was just looked at, whole: the other light.
 */
export async function expectAccessible(
	page: Page,
	state = page.url(),
	rules: 'all' | 'colours' = 'all',
): Promise<void> {
	// What is under way, a colour that turns into another, is not what people are left with.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	if (rules === 'all') await showWhole(page);
	expect(page.frames(), `${state} has no frame`).toHaveLength(1);
	// A page is given axe once, whatever is asked of it.
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script);
	const { violations } = await page.evaluate(
		(runOnly) =>
			(window as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'] }),
		rules === 'all' ? everything : colours,
	);
	const found = violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary}`).join(' | ')}`,
	);
	expect.soft(found, state).toEqual([]);
	await page.emulateMedia({ reducedMotion: null });
}

/**
 * Makes the screen as high as the page: what the phone’s bar covers at one place of the scroll is uncovered at another,
 * and would be taken for too small a target. What is far from the screen is as high as it was guessed until it has been drawn: again, then,
 * as long as the page grows.
 */
async function showWhole(page: Page): Promise<void> {
	const width = page.viewportSize()?.width ?? 1280;
	const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height: 800 });
	for (let [pass, shown] = [0, 800]; pass < 6; pass += 1) {
		const height = Math.min(Math.max(await heightOf(), 800), 40_000);
		if (height === shown) return;
		shown = height;
		await page.setViewportSize({ width, height });
		await page.evaluate(
			() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
		);
	}
}

/** No sideways scrolling: the text flows in the width there is [A3]. */
export async function expectReflow(page: Page): Promise<void> {
	const { wide, width } = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth,
		width: window.innerWidth,
	}));
	expect.soft(wide, `${page.url()} is wider than ${width} px`).toBeLessThanOrEqual(width);
}
