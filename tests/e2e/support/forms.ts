import { expect, type Page } from '@playwright/test';
import { origin } from './test.ts';

/**
 * Sends a form of the shared server with the session of this browser, without a page being drawn.
 * @returns the path it leads to.
 */
export async function sendForm(page: Page, path: string, form: Record<string, string>): Promise<string> {
	// A form of another site would be refused [R5].
	const answer = await page.request.post(path, { form, headers: { origin: origin() }, maxRedirects: 0 });
	expect(answer.status(), `${path} is accepted`).toBe(303);
	return answer.headers()['location'] ?? '';
}
