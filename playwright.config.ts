import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/e2e/support/browser.ts';

const browser = await findBrowser();

/*
 * A phone changes how wide a page is, what a finger can hit, and where the tools of a text are. There, one test of each page and of each journey
 * runs, and every test of what is drawn or reached in another way. The others run on the wide screen alone: these files, and the tests
 * whose name says `@wide`.
 */
const onOneScreen = [
	// They choose their widths themselves.
	...['axe', 'own-record', 'reflow', 'trouble'],
	// What the server answers, whoever asks: statuses, sentences, rights, headers, files.
	...['bad-input', 'forbidden-is-unknown', 'headers', 'permissions', 'programme-files'],
	// What the page and the server tell each other, under what is drawn.
	...['older-page', 'power-cut', 'presence', 'steady-caret', 'write-together'],
	// What keys and the clipboard do to words; `panels` opens on the phone what they open.
	...['link', 'paste', 'travel', 'typography'],
];

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
		{ name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1280, height: 800 } } },
		{
			name: 'phone',
			testIgnore: onOneScreen.map((file) => `**/${file}.e2e.ts`),
			grepInvert: /@wide/,
			use: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true },
		},
	],
});
