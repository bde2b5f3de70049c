import {
	expect,
	test as base,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
} from '@playwright/test';
import { watch } from './watch.ts';

interface Fixtures {
	/** Whatever no page may ever do: errors, refused policies, requests to others. Empty at the end of every test. */
	readonly complaints: string[];
	/** A page in a browser of its own, as another person’s would be; watched like the first. */
	readonly newVisitor: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
	baseURL: async ({}, use) => {
		await use(origin());
	},
	complaints: [
		async ({}, use) => {
			const complaints: string[] = [];
			await use(complaints);
			expect(complaints, 'what pages complained about during this test').toEqual([]);
		},
		{ auto: true },
	],
	context: async ({ context, complaints }, use) => {
		await watch(context, complaints);
		await use(context);
	},
	newVisitor: async ({ browser, complaints }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (options) => {
			const context = await browser.newContext(options);
			contexts.push(context);
			await watch(context, complaints);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	},
});

export { expect };

/** Where the server that most tests share listens. */
export function origin(): string {
	const started = process.env['E2E_ORIGIN'];
	if (!started) throw new Error('the shared server was not started');
	return started;
}

/** The folder of the shared server: its undelivered mail is there. */
export function dataDir(): string {
	const started = process.env['E2E_DATA_DIR'];
	if (!started) throw new Error('the shared server was not started');
	return started;
}
