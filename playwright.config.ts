import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/e2e/support/browser.ts';

const browser = await findBrowser();

/** End to end on the real server with the built pages; nothing outside loopback is needed or allowed. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/e2e/support/start.ts',
	workers: 2,
	fullyParallel: false,
	forbidOnly: true,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	outputDir: 'test-results/e2e',
	use: {
		browserName: 'chromium',
		launchOptions: browser,
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		trace: 'off',
		screenshot: 'off',
		video: 'off',
		actionTimeout: 10_000,
	},
	projects: [
		{ name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
		{
			name: 'phone',
			// What changes with the width of the screen; the others choose their widths themselves.
			testIgnore: /(axe|reflow|permissions|power-cut|headers)\.e2e\.ts$/,
			use: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true },
		},
	],
});
