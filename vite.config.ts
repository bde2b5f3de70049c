import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { browserFiles } from './scripts/build/browser-files.ts';

export default defineConfig({
	plugins: [sveltekit(), browserFiles()],
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/bench/realtime/peers/**'],
		environment: 'node',
		globalSetup: 'tests/support/run-folder.ts',
		// One for each core: left to itself, vitest keeps one for the process that answers them, which has little to do.
		maxWorkers: '100%',
		testTimeout: 20_000,
		hookTimeout: 60_000,
	},
});
