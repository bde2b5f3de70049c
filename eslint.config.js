import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { relative, sep } from 'node:path';
import ts from 'typescript-eslint';
import { wrongName } from './scripts/lint/names.ts';
import { zones } from './scripts/lint/zones.ts';
import svelteConfig from './svelte.config.js';

/** Rules of ours that no plugin has. */
const maillage = {
	rules: {
		'file-name': {
			create: (context) => ({
				Program(node) {
					const message = wrongName(relative(context.cwd, context.filename).split(sep).join('/'));
					if (message) context.report({ node, message, loc: { line: 1, column: 0 } });
				},
			}),
		},
	},
};

const noEnum = {
	selector: 'TSEnumDeclaration',
	message:
		'Node runs these files as they are: an enum is not erasable. Write `const words = [...] as const` and a union.',
};
const noDefault = {
	selector: 'ExportDefaultDeclaration',
	message:
		'Name what you export, so that one word finds it everywhere. Default exports are for configuration files.',
};
const noHandRolledEnvironment = {
	selector: "MemberExpression[object.name='process'][property.name='env']",
	message: 'Every environment variable is read and validated in server/config.ts.',
};

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'data/',
			'static/',
			'test-results/',
			'playwright-report/',
		],
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs['flat/recommended'],
	prettier,
	...svelte.configs['flat/prettier'],
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		plugins: { maillage },
		rules: {
			'maillage/file-name': 'error',
			// TypeScript knows which names exist, ESLint guesses.
			'no-undef': 'off',
			// French text has no-break spaces.
			'no-irregular-whitespace': ['error', { skipTemplates: true }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-restricted-syntax': ['error', noEnum, noDefault],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			// Addresses are written as people see them; the application is never served under a prefix.
			'svelte/no-navigation-without-resolve': 'off',
			// The content policy refuses inline styles [C1]: the browser would drop them.
			'svelte/no-inline-styles': 'error',
			'svelte/no-at-html-tags': 'error',
			'no-irregular-whitespace': 'off',
			// `{' '}` is how a space that the layout would eat is kept.
			'svelte/no-useless-mustaches': 'off',
			// A plain Set or Map in a rune class is one that nothing shown depends on.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
	...zones.map(({ files, except, patterns }) => ({
		files: [...files],
		ignores: [...(except ?? [])],
		rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
	})),
	{
		files: ['server/**/*.ts', 'domain/**/*.ts', 'src/**/*.{ts,svelte}'],
		ignores: ['server/main.ts', 'server/admin.ts', 'server/admin/**', 'server/http/face.ts'],
		rules: {
			'no-console': 'error',
			'no-restricted-syntax': ['error', noEnum, noDefault, noHandRolledEnvironment],
		},
	},
	// Playwright reads the fixtures a function wants from its first argument, even when it wants none.
	{ files: ['tests/e2e/**'], rules: { 'no-empty-pattern': 'off' } },
	{ files: ['*.config.{js,ts}'], rules: { 'no-restricted-syntax': ['error', noEnum] } },
);
