import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/bench/realtime/peers/**'],
		environment: 'node',
		testTimeout: 20_000,
		hookTimeout: 60_000,
	},
});
