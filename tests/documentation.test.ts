import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/source-files.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
	...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
].filter((path) => existsSync(join(root, path)));

describe('documentation tells the truth', () => {
	it('argues every dependency, and no other', () => {
		const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
			'dependencies' | 'devDependencies',
			Record<string, string>
		>;
		const argued = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
		expect(argued.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
	});

	it.each(pages)('%s links only to what exists', (page) => {
		const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].map(
			(match) => match[1] ?? '',
		);
		expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
	});

	it.each(pages)('%s names only files that exist', (page) => {
		const named = [
			...read(page).matchAll(/`((?:domain|server|src|tests|scripts|docs)\/[^`\s*…<>{}]+)`/g),
		].map((match) => match[1] ?? '');
		expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	it('documents every environment variable the configuration reads', () => {
		const known = [...read('server/config.ts').matchAll(/^\t([A-Z][A-Z_]+): (?:v\.|\[)/gm)].map(
			(match) => match[1],
		);
		expect(known.length).toBeGreaterThan(20);
		expect(known.filter((name) => !read('docs/operations.md').includes(`\`${name}\``))).toEqual([]);
	});
});
