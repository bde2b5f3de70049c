import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** axe finds nothing, with the rules of WCAG 2.2 AA and its good practices [A1]. */
export async function expectAccessible(page: Page, state = page.url()): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const found = violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary}`).join(' | ')}`,
	);
	expect.soft(found, state).toEqual([]);
}

/** No sideways scrolling: the text flows in the width there is [A3]. */
export async function expectReflow(page: Page): Promise<void> {
	const { wide, width } = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth,
		width: window.innerWidth,
	}));
	expect.soft(wide, `${page.url()} is wider than ${width} px`).toBeLessThanOrEqual(width);
}
